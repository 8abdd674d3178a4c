// What the console says of a kiosk's health and of its ledger, in English. `todo` has one line for each rule of `fleet/light-rules.ts`.
import { counting } from './counting.ts';

const { count, plural } = counting('en');
const ratingsAndMessages = (ratings: number, messages: number) =>
  [...(ratings > 0 ? [plural(ratings, 'rating', 'ratings')] : []), ...(messages > 0 ? [plural(messages, 'message', 'messages')] : [])].join(
    ' and ',
  );
const turnedAway = (ratings: number, messages: number) =>
  ratings + messages === 0 ? '' : ` It has turned away ${ratingsAndMessages(ratings, messages)}.`;

export const healthEn = {
  lights: { green: 'All well', amber: 'Look soon', red: 'Act now', grey: 'Not in use' },
  well: (since: string) => `In touch ${since}.`,
  allArrived: 'Everything it has recorded has arrived.',
  toCome: (n: number) => `${plural(n, 'entry is', 'entries are')} still to come.`,
  notInUse: {
    unpaired: 'Not paired yet: it takes no feedback.',
    revoked: 'Revoked: it takes no more feedback.',
    silent: 'Paired, but it has not been in touch yet.',
  },
  notInUseTodo: {
    unpaired: 'Make a pairing code and enter it on the kiosk.',
    revoked: null,
    silent: 'Check that it is switched on and reaches the collector.',
  },
  rules: {
    noNewMessages: (ratings: number, messages: number) =>
      `Its storage is full: it takes neither ratings nor messages.${turnedAway(ratings, messages)}`,
    noNewRatings: (ratings: number, messages: number) =>
      `Its storage is nearly full: it takes no new ratings.${turnedAway(ratings, messages)}`,
    copyMissing: (copy: 'database' | 'journal'): string =>
      copy === 'database'
        ? 'Its database can’t be opened: what it records is written once, in the journal, instead of twice.'
        : 'Its journal can’t be opened: what it records is written once, in the database, instead of twice.',
    doubled: (when: string) =>
      `It gave different entries the same number, last noticed ${when}: a copy of it is in use, or its database was on its own for a while.`,
    rewound: (when: string) => `An older copy of its storage came back (${when}): it reports fewer entries than before.`,
    revokedWaiting: (n: number) => `Revoked with ${plural(n, 'entry', 'entries')} still on it.`,
    safeMode: 'It kept failing at its start: it runs in safe mode, with the last configuration that worked, and keeps sending.',
    copyBehindLong: 'Its two copies have differed for more than an hour: the newest entries are written only once.',
    replaced: (when: string) => `Its storage was wiped: it came back with a new ledger ${when}.`,
    lost: (n: number) => `${plural(n, 'entry was', 'entries were')} lost: no copy is left.`,
    chainBroken: (when: string) => `Its chain is broken: an entry does not follow the one before it (${when}).`,
    overdue: (since: string) => `Last contact ${since}. It keeps taking feedback and sends it later.`,
    refused: (revision: string, reason: string) => `It refused configuration ${revision}: ${reason}. It goes on with the one before.`,
    shelved: (n: number) =>
      `${plural(n, 'entry is', 'entries are')} set aside on the kiosk: the collector could not take ${n === 1 ? 'it' : 'them'}.`,
    restarts: (n: number) => `It keeps restarting: the last ${plural(n, 'start', 'starts')} did not come to rest.`,
    restartsDaily: (perDay: number) => `It restarts often: ${plural(perDay, 'time', 'times')} a day.`,
    failedShell: (version: string) => `Version ${version} did not work on it; the version before serves instead.`,
    copyBehind: 'One of its two copies is behind the other and is being repaired.',
    storageFilling: (percent: number) => `Its storage is ${percent} % full.`,
    notPersisted: 'The browser may clear its storage when space runs out.',
    clockOff: (duration: string) => `Its clock is ${duration} off; times are corrected on arrival.`,
    toBeConfirmed: (n: number) => `${plural(n, 'fact', 'facts')} on its screen ${n === 1 ? 'has' : 'have'} not been confirmed by anybody.`,
  },
  todo: {
    noNewMessages: 'Connect it, so that it can send and make room; else free space on the device.',
    noNewRatings: 'Connect it, so that it can send and make room; else free space on the device.',
    copyMissing: 'Restart the kiosk. If it stays like this, have its disk checked.',
    doubled:
      'Look for a copy of the device; switch it off and pair this kiosk again. If there is none, nothing is lost: both entries are kept.',
    rewound: 'Find out who restored a backup on the device. Never copy a kiosk’s storage back.',
    revokedWaiting: 'Pair it again to receive them, or save them to a rescue file at the kiosk.',
    safeMode: 'Correct its configuration and publish it, or restart the kiosk.',
    copyBehindLong: 'Restart the kiosk. If it stays like this, have its disk checked.',
    replaced: 'Find out what cleared the browser’s data. What is missing is named below.',
    lost: 'Have the device’s disk checked. The numbers are named below.',
    chainBroken: 'Tell whoever runs the collector; keep the kiosk as it is until they have looked.',
    overdue: 'Check its power and its network.',
    refused: 'Correct the configuration and publish it again.',
    shelved: 'Update the collector: the kiosk offers them again by itself.',
    restarts: 'Look at the kiosk: power, memory, browser.',
    restartsDaily: 'Look at the kiosk: power, memory, browser.',
    failedShell: 'Tell whoever installs new versions.',
    copyBehind: null,
    storageFilling: 'Connect it, so that it can send and make room.',
    notPersisted: 'Install the app on the device, or use the supplied browser policy.',
    clockOff: 'Set the device’s clock, or let it follow a time server.',
    toBeConfirmed: 'Check them under “Configure”.',
  },
  notes: {
    refusals: (ratings: number, messages: number) =>
      `Turned away for want of space since it was paired: ${ratingsAndMessages(ratings, messages)}.`,
    error: (what: string, when: string | null) => `Last error${when ? ` ${when}` : ''}: ${what}`,
  },
  ledger: {
    title: 'Ledger',
    recorded: 'Recorded',
    received: 'received',
    gap: 'gap',
    count,
    asOf: (since: string) => `as of ${since}`,
    waiting: 'Not yet sent:',
    waitingLine: (n: number, oldest: string | null) =>
      `${plural(n, 'entry waits', 'entries wait')} on the kiosk${oldest ? `, the oldest from ${oldest}` : ''}.`,
    lost: 'Lost:',
    lostLine: (n: number) => `${plural(n, 'entry', 'entries')} that nobody can send any more.`,
    unknown: 'Unknown:',
    unknownLine: (since: string) => `whatever it has recorded since its last contact ${since}. Of later entries nothing is known.`,
    unknownAfter: (since: string) =>
      `whatever it recorded after its last contact with this ledger, ${since}. Of later entries nothing is known.`,
    numbers: (list: string, n: number) => `${n === 1 ? 'Number' : 'Numbers'} ${list}.`,
    numbersFolded: (places: number, first: string, last: string) => `Numbers in ${count(places)} places, from ${first} to ${last}`,
    notNamed: (n: number) => `${plural(n, 'further entry is', 'further entries are')} not named here.`,
    earlier: (n: number, lost: number) =>
      `${plural(n, 'earlier ledger', 'earlier ledgers')}: ${lost === 0 ? 'nothing known to be lost' : `${plural(lost, 'entry', 'entries')} lost`}`,
    alarms: {
      replaced: 'Storage wiped: the kiosk came back with a new ledger.',
      doubled: 'Two entries have the same number: a copy of the kiosk, or its database was on its own for a while.',
      rewound: 'An older copy came back: fewer entries than before.',
      'chain-broken': 'Broken chain: an entry does not follow the one before it.',
    },
  },
  attention: {
    none: (all: number) => (all === 1 ? 'The kiosk needs nothing.' : `None of ${count(all)} kiosks needs attention.`),
    some: (red: number, amber: number, all: number) =>
      `${count(red + amber)} of ${plural(all, 'kiosk', 'kiosks')} ${red + amber === 1 ? 'needs' : 'need'} attention: ${[
        ...(red > 0 ? [`${count(red)} now`] : []),
        ...(amber > 0 ? [`${count(amber)} soon`] : []),
      ].join(', ')}.`,
    filter: 'Kiosks to show',
    all: 'All',
    needing: 'Needing attention',
  },
};
