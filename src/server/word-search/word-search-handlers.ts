// Search in words over the API: for whoever may read them, in what they may see.
import { API_ROUTES } from '../../protocol/api-routes.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import { lineAnswer } from '../http/line-answer.ts';
import { itemNames } from '../inbox/item-names.ts';
import type { Parts } from '../parts.ts';
import { periodOfDays } from '../reports/report-period.ts';
import { searchPlaces } from './search-places.ts';
import { searchWords } from './search-words.ts';

export function wordSearchHandlers(parts: Parts): Pick<Handlers, 'searchWords'> {
  const places = searchPlaces();
  const names = itemNames(parts.store);
  return {
    async searchWords({ caller, body, receivedAt: at }) {
      const { person, session } = caller;
      const period = periodOfDays(body);
      if (period.toMs <= period.fromMs) throw new Problem('shape-invalid', { detail: 'the first day is after the last', path: 'from' });
      const free = places.take(person.id);
      try {
        await parts.caseOpener.catchUp(person.organisation);
        const stop = new AbortController();
        const roles = API_ROUTES.searchWords.access;
        const asked = { person, session, roles, words: body.words, ...period, at, signal: stop.signal, names: await names() };
        return lineAnswer(
          searchWords(parts, asked),
          (step) => step,
          () => {
            stop.abort();
            free();
          },
        );
      } catch (error) {
        free();
        throw error;
      }
    },
  };
}
