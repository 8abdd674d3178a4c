// Every screen that a configuration can bring about, each with a name: what is rehearsed before a visitor meets it, and what a preview goes to.
import type { Configuration } from '../../protocol/configuration.ts';
import type { Form } from '../../protocol/form.ts';
import type { Asking, Filling, VisitState } from '../visit.ts';

const RECEIPT = { reference: '222-222-2222', secret: '2222-2222-2222-2222', address: null };

export type EveryScreenOptions = {
  /** Questions of forms as they stand once a visitor tried to go on without an answer. */
  isMissing?: boolean | undefined;
  answers?: Asking['answers'] | undefined;
};

export function everyScreen(configuration: Configuration, locale: string, options: EveryScreenOptions = {}): VisitState[] {
  const { isMissing = false, answers = {} } = options;
  const asking = (place: number): Asking => ({
    ...{ at: 'question', visit: 'rehearsal', locale, answers, wordsOnly: false, saving: null },
    ...{ place, rated: place > 0 },
  });
  const filling = (form: Form, place: number, isReview = false): Filling => ({
    ...asking(0),
    ...{ at: 'form', form: form.id, place, isReview, isChanging: false, isMissing, back: asking(0) },
  });
  const forms = configuration.forms ?? [];
  return [
    { at: 'attract', locale },
    ...configuration.flow.map((_, place) => asking(place)),
    ...forms.flatMap((form) => [...form.steps.map((_, place) => filling(form, place)), filling(form, 0, true)]),
    ...[null, ...forms.map(({ id }) => id)].map((form): VisitState => ({ at: 'thanks', locale, form })),
    ...forms.map(({ id }): VisitState => ({ at: 'thanks', locale, form: id, receipt: RECEIPT })),
    ...(configuration.standards ? [{ at: 'standards' as const, locale, back: { at: 'attract' as const, locale } }] : []),
    ...(forms.some(({ kind }) => kind === 'message') ? [{ at: 'receipts' as const, locale, way: 'closed' as const, back: asking(0) }] : []),
    { at: 'turned-away', locale },
    { at: 'sorry', locale, rated: false },
    { at: 'sorry', locale, rated: true },
  ];
}

/** `attract`, a question's id, `feedback/what-happened`, `feedback/review`, `thanks`, `feedback/thanks`, `feedback/receipt`, `standards`, `receipts` … */
export function screenName(state: VisitState, { flow, forms = [] }: Configuration): string {
  switch (state.at) {
    case 'question':
      return flow[state.place]?.id ?? 'question';
    case 'form': {
      const step = forms.find(({ id }) => id === state.form)?.steps[state.place]?.id;
      return `${state.form}/${state.isReview ? 'review' : (step ?? 'form')}`;
    }
    case 'thanks': {
      const name = state.receipt ? 'receipt' : 'thanks';
      return state.form === null ? name : `${state.form}/${name}`;
    }
    case 'sorry':
      return state.rated ? 'sorry-rated' : 'sorry';
    default:
      return state.at;
  }
}
