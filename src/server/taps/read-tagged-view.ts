// What a report or an export is asked to do with tagged ratings.
import { Problem } from '../../protocol/problem.ts';
import { TAGGED_VIEWS, type TaggedView } from '../../protocol/tap-rules.ts';

/** Throws `shape-invalid`. */
export function readTaggedView(asked: string | undefined): TaggedView {
  const view = TAGGED_VIEWS.find((one) => one === (asked || 'with'));
  if (!view) throw new Problem('shape-invalid', { detail: `one of ${TAGGED_VIEWS.join(', ')}`, path: 'tagged' });
  return view;
}
