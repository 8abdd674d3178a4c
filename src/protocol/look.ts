// A look of its own: an organisation's logo and colours. Colours that could not be read are refused with what was measured; the faces, the
// colours of warnings and the modes of much contrast stay as they are.
import * as v from 'valibot';
import type { Contradiction } from './contradictions.ts';
import { contrast, mixed, SHAPE_CONTRAST, TEXT_CONTRAST } from './contrast.ts';
import { logoComplaint } from './logo.ts';
import { LIGHT_PAPER, LIGHT_SURFACE, SOFT_SHARE } from './look-colours.ts';

const COLOUR = /^#[0-9a-f]{6}$/;
const Colour = v.pipe(v.string(), v.regex(COLOUR, 'a colour such as #0f5848'));

const Logo = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const complaint = dataset.typed ? logoComplaint(dataset.value) : null;
    if (complaint) addIssue({ message: `a logo ${complaint}` });
  }),
);

export const Look = v.strictObject({
  /** Beside the name. In a file: the name of a PNG or SVG that lies next to it. */
  logo: v.optional(Logo),
  /** Of what can be touched and is chosen, on light paper. `onBrand`: of words on it. */
  colours: v.optional(v.strictObject({ brand: Colour, onBrand: Colour })),
});
export type Look = v.InferOutput<typeof Look>;

export function lookContradictions({ colours }: Look): Contradiction[] {
  if (!colours) return [];
  const { brand, onBrand } = colours;
  if (!COLOUR.test(brand) || !COLOUR.test(onBrand)) return [];
  const soft = mixed(brand, LIGHT_PAPER, SOFT_SHARE);
  return [
    ...tooFaint('words on the brand’s colour have', ['onBrand'], onBrand, brand, TEXT_CONTRAST),
    ...tooFaint('on the screen it has', ['brand'], brand, LIGHT_PAPER, TEXT_CONTRAST),
    ...tooFaint('on a button it has', ['brand'], brand, LIGHT_SURFACE, TEXT_CONTRAST),
    ...tooFaint('around what is chosen it has', ['brand'], brand, soft, SHAPE_CONTRAST),
  ];
}

function tooFaint(where: string, keys: string[], a: string, b: string, least: number): Contradiction[] {
  const measured = contrast(a, b);
  if (measured >= least) return [];
  const said = Math.floor(measured * 100) / 100;
  return [
    { message: `${where} a contrast of ${said}:1, of the ${least}:1 that are needed (${a}, ${b})`, keys: ['look', 'colours', ...keys] },
  ];
}
