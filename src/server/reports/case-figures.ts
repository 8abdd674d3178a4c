// Figures out of many cases. Pure.
import type { CaseFigures, Turnaround } from '../../protocol/cases/case-report-api.ts';
import type { CaseStory, Deed } from './case-story.ts';
import { spread } from './spread.ts';

export function caseFigures(stories: readonly CaseStory[]): CaseFigures {
  const outcomes = stories.flatMap((story) => story.outcomes);
  const count = (outcome: CaseStory['outcomes'][number]) => outcomes.filter((each) => each === outcome).length;
  const ended = stories.filter((story) => story.ended).length;
  return {
    opened: stories.length,
    ended,
    open: stories.length - ended,
    late: stories.filter(({ late }) => late).length,
    acknowledged: turnaround(stories.flatMap(({ acknowledged }) => acknowledged)),
    answered: turnaround(stories.flatMap(({ answered }) => answered)),
    outcomes: {
      ...{ upheld: count('upheld'), partly: count('partly'), not: count('not'), withdrawn: count('withdrawn') },
      undecided: count(null),
    },
    lessons: stories.reduce((sum, { lessons }) => sum + lessons, 0),
  };
}

/** A row for each that there is, in the order of their keys. */
export function figuresBy<Key extends string | null>(stories: readonly CaseStory[], keyOf: (story: CaseStory) => Key) {
  const groups = [...Map.groupBy(stories, keyOf)].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return groups.map(([key, group]) => ({ key, figures: caseFigures(group) }));
}

function turnaround(deeds: readonly Deed[]): Turnaround {
  const { median, p90 } = spread(deeds.flatMap(({ minutes }) => minutes ?? []));
  return {
    count: deeds.filter(({ done }) => done).length,
    ...{ medianMinutes: median, p90Minutes: p90 },
    kept: deeds.filter(({ kept }) => kept === true).length,
    promised: deeds.filter(({ kept }) => kept !== null).length,
  };
}
