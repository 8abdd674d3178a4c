// The line of a trend as an SVG path. Days without ratings are gaps, not zeros. Pure.

export type TrendDay = { day: string; ratings: number; index: number | null };
export type TrendShape = { path: string; dots: { x: number; y: number }[] };

/** In a box of `width` × `height`; 0 at the bottom, 100 at the top. A day between two gaps is a dot. */
export function trendShape(days: readonly TrendDay[], width: number, height: number): TrendShape {
  const step = days.length > 1 ? width / (days.length - 1) : 0;
  const point = (place: number, index: number) => ({ x: round(place * step), y: round(height - (index / 100) * height) });
  const dots: TrendShape['dots'] = [];
  let path = '';
  days.forEach(({ index }, place) => {
    if (index === null) return;
    const { x, y } = point(place, index);
    const before = days[place - 1]?.index ?? null;
    const after = days[place + 1]?.index ?? null;
    if (before === null && after === null) dots.push({ x, y });
    else path += `${before === null ? 'M' : 'L'}${x} ${y}`;
  });
  return { path, dots };
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
