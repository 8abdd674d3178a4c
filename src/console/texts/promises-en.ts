// What the console says of kept promises, in English.
const count = (n: number) => n.toLocaleString('en');

export const promisesEn = {
  title: 'Promises kept',
  explained:
    'What visitors say of the time that was promised, on days that have closed. Those who were not sure are left out of the share.',
  service: 'Service',
  promised: 'Promised',
  kept: 'Kept',
  answers: 'Answers',
  nobody: 'no answers yet',
  tooFew: 'too few answers to say',
  share: (percent: number) => `${percent} %`,
  between: (low: number, high: number) => `between ${low} and ${high} %`,
  of: (yes: number, sure: number) => `${count(yes)} of ${count(sure)}`,
  notSure: (n: number) => `${count(n)} not sure`,
};
