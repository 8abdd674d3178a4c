// The rows of a long list that are in the page: those near the eye, as its scroller stands.
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { type VisibleRange, visibleRange } from './visible-range.ts';

export type VisibleRows = VisibleRange & {
  scroller: RefObject<HTMLDivElement | null>;
  measure: () => void;
  /** Scrolls no further than needed. */
  keepInView: (place: number) => void;
};

/** `rowHeight`: in CSS pixels, as the style sheet has it. */
export function useVisibleRows(rowHeight: number, rows: number): VisibleRows {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useSignal({ top: 0, height: 800 });
  const measure = useCallback(() => {
    if (!scroller.current) return;
    const { scrollTop: top, clientHeight: height } = scroller.current;
    const known = view.peek();
    // Else each look at the list would have it rendered once more, and looked at again, without end.
    if (top !== known.top || height !== known.height) view.value = { top, height };
  }, [view]);
  useEffect(measure);
  useEffect(() => {
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [measure]);
  const keepInView = (place: number) => {
    const list = scroller.current;
    if (!list) return;
    const top = place * rowHeight;
    if (top < list.scrollTop) list.scrollTop = top;
    const bottom = top + rowHeight - list.clientHeight;
    if (bottom > list.scrollTop) list.scrollTop = bottom;
    measure();
  };
  return { ...visibleRange(view.value.top, view.value.height, rowHeight, rows), scroller, measure, keepInView };
}
