// What the console says about reading at kiosks, in English.
export const readingEn = {
  title: 'Read at kiosks',
  line: 'What visitors write is sealed before it is kept, also on the kiosk. With a security key or passkey of your own you can open comments in a kiosk’s staff panel that have not been sent yet, also without a network.',
  recorded: 'Each reading at a kiosk is recorded there and sent to the collector.',
  enrol: 'Add a key',
  enrolHint:
    'Use a key that you can carry to the kiosk: a security key to plug in or tap, or the passkey in your phone. A passkey that stays in this computer can be used here alone.',
  follow: 'Follow what your browser asks of you. You will be asked twice: once to make the key, once to try it.',
  added: 'Your key has been added. An administrator has to approve it; after its next contact the kiosk seals new comments to it too.',
  own: 'Your keys',
  ownKey: 'Security key or passkey',
  none: 'You have not added a key yet.',
  waiting: 'Waits for approval',
  approved: 'Approved',
  since: (day: string) => `Added ${day}`,
  remove: 'Remove',
  removeTitle: (name: string) => `Remove the key of ${name}?`,
  removeLine:
    'From its next contact no kiosk opens anything with it. It can’t be brought back: a new key opens only what is sealed from then on.',
  removeConfirm: 'Remove the key',
  approve: 'Approve',
  offline: 'This needs a connection to the collector.',
  noWebAuthn: 'This browser can’t use security keys or passkeys here. Open the console over https, under its name.',
  section: 'Who may read at kiosks',
  sectionLine:
    'Staff add their own security keys. Approve one only when you know whose it is: it opens comments that wait on the kiosks of that person’s sites.',
  nobody: 'Nobody has added a key.',
  problems: {
    cancelled: 'No key was added. Try again, or use another key; one that you have added already can’t be added twice.',
    'no-secret': 'This key can’t keep the secret that is needed (WebAuthn PRF). Use another one.',
    'wrong-address': 'Keys can’t be made at this address. Open the console under the name that people use, not under a number.',
  },
};
