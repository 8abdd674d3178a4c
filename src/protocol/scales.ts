// The scales a visitor can answer on. Value ids are written into entries and never change their meaning; weights are the
// Happy Index's (0 to 100, even steps from worst to best).

type ScaleValue = { readonly id: string; readonly weight: number };
/** Values from best to worst. */
export type Scale = { readonly id: string; readonly values: readonly ScaleValue[] };

export const SCALES = {
  'faces-3': scale('faces-3', ['happy', 'neutral', 'unhappy']),
  'faces-4': scale('faces-4', ['very-happy', 'happy', 'unhappy', 'very-unhappy']),
  'faces-5': scale('faces-5', ['very-happy', 'happy', 'neutral', 'unhappy', 'very-unhappy']),
  'numbers-11': scale('numbers-11', ['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0']),
} as const satisfies Record<string, Scale>;

export type ScaleId = keyof typeof SCALES;
export const SCALE_IDS = Object.keys(SCALES) as [ScaleId, ...ScaleId[]];

export function isScaleId(id: string): id is ScaleId {
  return Object.hasOwn(SCALES, id);
}

function scale(id: string, valueIds: readonly string[]): Scale {
  const step = 100 / (valueIds.length - 1);
  return { id, values: valueIds.map((valueId, place) => ({ id: valueId, weight: 100 - place * step })) };
}
