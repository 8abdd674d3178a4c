// Every picture of the mark, drawn from the one source, `public/icons/icon.svg`. The console wears its colours the other way round, so that
// the two are told apart where both are installed. Pure.

export type Drawing = {
  /** Below `public/icons/`. */
  file: string;
  size: number;
  svg: string;
};

export const SOURCE = 'public/icons/icon.svg';
const [GREEN, WHITE, INK] = ['#0f5848', '#fffefa', '#14231f'];

export function drawings(source: string): Drawing[] {
  return [['icon', source] as const, ['console', consoleMark(source)] as const].flatMap(([mark, svg]) => [
    { file: `${mark}-192.png`, size: 192, svg },
    { file: `${mark}-512.png`, size: 512, svg },
    { file: `${mark}-favicon-48.png`, size: 48, svg },
    // Whoever shows these cuts the corners themselves.
    { file: `${mark}-maskable-512.png`, size: 512, svg: toTheEdge(svg) },
    { file: `${mark}-touch-180.png`, size: 180, svg: toTheEdge(svg) },
  ]);
}

export function consoleMark(svg: string): string {
  const other: Readonly<Record<string, string | undefined>> = { [GREEN]: WHITE, [WHITE]: GREEN, [INK]: WHITE };
  return svg.replaceAll(/#[\da-f]{6}/g, (colour) => other[colour] ?? colour);
}

function toTheEdge(svg: string): string {
  return svg.replace(/ rx="\d+"/, '');
}
