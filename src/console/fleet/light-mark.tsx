// The light of a kiosk: told apart by shape and by word as well as by colour.
import { useTexts } from '../app-context.ts';
import type { Light } from './light-rules.ts';

const SHAPES: Readonly<Record<Light, { outline: string; sign: string }>> = {
  green: { outline: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20z', sign: 'M7.5 12.5l3 3l6-6.5' },
  amber: { outline: 'M12 2.5L23 21.5H1z', sign: 'M12 9.5v5M12 18h.01' },
  red: { outline: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z', sign: 'M8.5 8.5l7 7M15.5 8.5l-7 7' },
  grey: { outline: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20z', sign: 'M8 12h8' },
};

export function LightMark({ light }: { light: Light }) {
  const { lights } = useTexts().health;
  const { outline, sign } = SHAPES[light];
  return (
    <span class={`light ${light}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="outline" d={outline} />
        <path class="sign" d={sign} />
      </svg>
      {lights[light]}
    </span>
  );
}
