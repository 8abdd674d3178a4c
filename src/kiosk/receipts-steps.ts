// On the way to the receipt's page: the visit ends as this page goes, and not before the way is known to be open. Pure, like `visit.ts`, whose
// states these are.
import { attract, endingStep, known, type Now, same, type VisitEvent, type VisitState, type VisitStep } from './visit.ts';

export function receiptsStep(state: VisitState & { at: 'receipts' }, event: VisitEvent, now: Now): VisitStep {
  // The visit is over already: what is left is to stand somewhere, should this page stay after all.
  if (state.way === 'going') return event.type === 'leave' || event.type === 'timeout' ? same(attract(now.configuration)) : same(state);
  const { back } = state;
  const ending = (type: 'leave' | 'timeout') => endingStep(back, { type }, now) ?? same(state);
  switch (event.type) {
    case 'language': {
      const locale = known(event.locale, state.locale, now);
      return same({ ...state, locale, back: { ...back, locale } });
    }
    case 'open-receipts':
      return same({ ...state, way: 'asked' });
    case 'way':
      return event.way === 'closed' ? same({ ...state, way: 'closed' }) : { ...ending('leave'), state: { ...state, way: 'going' } };
    case 'back':
      return same(back);
    case 'finish':
      return ending('leave');
    case 'leave':
    case 'timeout':
      return ending(event.type);
    default:
      return same(state);
  }
}
