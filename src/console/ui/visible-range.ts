// Which rows of a long list are worth having in the page. Pure arithmetic; rows are all equally high.

export type VisibleRange = { first: number; count: number };

/** Lists up to this length are rendered whole: the browser's own find then works in them. */
const WHOLE_UP_TO = 200;
const OVERSCAN_ROWS = 12;

/** Lengths in CSS pixels. */
export function visibleRange(scrollTop: number, viewportHeight: number, rowHeight: number, rows: number): VisibleRange {
  if (rows <= WHOLE_UP_TO) return { first: 0, count: rows };
  const first = Math.min(Math.max(Math.floor(scrollTop / rowHeight) - OVERSCAN_ROWS, 0), rows);
  const count = Math.ceil(viewportHeight / rowHeight) + 2 * OVERSCAN_ROWS;
  return { first, count: Math.min(count, rows - first) };
}
