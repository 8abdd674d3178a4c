// Answers for the review of a form, so that its picture has something to read over.
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { Answers } from '../../src/protocol/flow/answers.ts';
import { inventoryOf } from '../../src/protocol/inventory.ts';
import { type Question, typeOf } from '../../src/protocol/questions/question.ts';

const WORDS = {
  text: 'The queue at counter two moved quickly, and the officer explained each step.',
  name: 'A. Visitor',
  email: 'visitor@example.org',
  phone: '+1 345 949 4222',
};

export const TYPED = Object.values(WORDS);

/** None for other screens: a question is seen as it is asked. */
export function sampleAnswers(configuration: Configuration, screen: string): Answers {
  const form = configuration.forms?.find(({ id }) => screen === `${id}/review`);
  return Object.fromEntries((form?.steps ?? []).flatMap((step) => answer(step, configuration)));
}

function answer(question: Question, configuration: Configuration): [string, string | string[]][] {
  const asked = typeOf(question).asked(question, inventoryOf(configuration));
  const value = (): string | string[] | null => {
    switch (asked.control) {
      case 'choice': {
        const first = asked.options[0]?.id;
        return first === undefined ? null : asked.many ? [first] : first;
      }
      case 'words':
        return WORDS[asked.kind];
      case 'date':
        return '2026-11-24';
      case 'time':
        return '10:30';
      case 'yes-no':
        return 'yes';
      default:
        return null;
    }
  };
  const given = value();
  return given === null ? [] : [[question.id, given]];
}
