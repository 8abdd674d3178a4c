// What the console says of tagged ratings, in English. The figures are those of the rules themselves.
import { TAP_RULES } from '../../protocol/tap-rules.ts';

const count = (n: number) => n.toLocaleString('en');
const seconds = (ms: number) => ms / 1000;

export const tapsEn = {
  title: 'Tagged ratings',
  tagged: 'Tagged',
  views: { with: 'All ratings', without: 'Without tagged ones', only: 'Tagged ones only' },
  tags: { 'quick-repeat': 'Quick repeat', run: 'Run', 'out-of-hours': 'Out of hours' },
  rules: {
    'quick-repeat': `Quick repeat: less than ${seconds(TAP_RULES.quickRepeatUnderMs)} seconds after the visit before it.`,
    run: `Run: one of ${TAP_RULES.runOf} or more visits in a row with the same answer, less than ${seconds(TAP_RULES.runGapUnderMs)} seconds apart.`,
    'out-of-hours': 'Out of hours: the counter was closed, by the opening hours that the kiosk showed.',
  },
  explained:
    'Every tap is kept, and of each visit the last rating counts. Ratings that these rules find are tagged; none is changed or left out unless you ask for it.',
  explain: 'How ratings are tagged',
  ofWhich: (n: number, of: number) => `${count(n)} of ${count(of)} ${of === 1 ? 'rating is' : 'ratings are'} tagged`,
  indexWithout: (index: number) => `Index without them: ${index}`,
  shownTagged: (n: number) => `of which ${count(n)} tagged`,
  inInbox: { without: 'Without tagged ones', only: 'Tagged ones only' },
};
