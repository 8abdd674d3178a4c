// Reading the service standards: back to where the door was, also by itself. Pure, like `visit.ts`, whose states these are.
import { attract, endingStep, known, type Now, same, type VisitEvent, type VisitState, type VisitStep } from './visit.ts';

export function standardsStep(state: VisitState & { at: 'standards' }, event: VisitEvent, now: Now): VisitStep {
  const { back } = state;
  switch (event.type) {
    case 'language': {
      const locale = known(event.locale, state.locale, now);
      return same({ ...state, locale, back: { ...back, locale } });
    }
    case 'back':
      return same(back.at === 'attract' ? attract(now.configuration) : back);
    case 'timeout':
    case 'leave':
      return back.at === 'attract' ? same(attract(now.configuration)) : (endingStep(back, event, now) ?? same(state));
    default:
      return same(state);
  }
}
