// What can be had, each on or off with one touch, and how fast and how loud for what is in use.
import type { AccessTexts } from './access-texts.ts';
import { type Needs, need } from './needs.ts';

type SwitchesProps = { needs: Needs; texts: AccessTexts; scanMs: number; hasVoice: boolean; isTall: boolean };
type Switch = { label: string; sign: string; isOn: boolean; change: Partial<Needs> };

export function AccessSwitches({ needs, texts, scanMs, hasVoice, isTall }: SwitchesProps) {
  const { text, contrast, reach, speech, scanning, ignoreRepeats } = needs;
  const switches: Switch[] = [
    { label: texts.largeText, sign: 'text', isOn: text === 'large', change: { text: text === 'large' ? 'normal' : 'large' } },
    ...(['light', 'dark'] as const).map((kind) => ({
      label: kind === 'light' ? texts.blackOnWhite : texts.whiteOnBlack,
      sign: kind,
      isOn: contrast === kind,
      change: { contrast: contrast === kind ? ('normal' as const) : kind },
    })),
    ...(isTall
      ? [
          {
            label: texts.lowReach,
            sign: 'low',
            isOn: reach === 'low',
            change: { reach: reach === 'low' ? ('normal' as const) : ('low' as const) },
          },
        ]
      : []),
    ...(hasVoice ? [{ label: texts.speech, sign: 'speech', isOn: speech, change: { speech: !speech } }] : []),
    { label: texts.oneButton, sign: 'one', isOn: scanning, change: { scanning: !scanning } },
    { label: texts.ignoreRepeats, sign: 'once', isOn: ignoreRepeats, change: { ignoreRepeats: !ignoreRepeats } },
  ];
  return (
    <>
      <div class="access-switches">
        {switches.map(({ label, sign, isOn, change }) => (
          <button type="button" class="reason" key={label} aria-pressed={isOn} onClick={() => need(change)}>
            <span class="access-sign" data-sign={sign} aria-hidden="true" />
            <span>{label}</span>
            <span class="tick" aria-hidden="true" />
          </button>
        ))}
      </div>
      {((speech && hasVoice) || scanning) && (
        <div class="access-manners">
          {speech && hasVoice && (
            <Manner label={texts.volume} steps={VOLUMES} value={needs.volume} {...texts} set={(volume) => need({ volume })} />
          )}
          {speech && hasVoice && <Manner label={texts.rate} steps={RATES} value={needs.rate} {...texts} set={(rate) => need({ rate })} />}
          {scanning && (
            <Manner label={texts.marking} steps={SCAN_MS} value={needs.scanMs ?? scanMs} {...texts} set={(ms) => need({ scanMs: ms })} />
          )}
        </div>
      )}
    </>
  );
}

const VOLUMES = [0.3, 0.5, 0.7, 0.85, 1];
const RATES = [0.6, 0.8, 1, 1.25, 1.5, 1.8];
/** From slow to fast. */
const SCAN_MS = [8_000, 6_000, 4_500, 3_500, 2_500, 2_000, 1_500, 1_000, 700];

type MannerProps = { label: string; steps: readonly number[]; value: number; less: string; more: string; set(value: number): void };

function Manner({ label, steps, value, less, more, set }: MannerProps) {
  const at = steps.findLastIndex((step) => ((steps[0] as number) < (steps.at(-1) as number) ? step <= value : step >= value));
  const turn = (by: number) => () => set(steps[Math.min(steps.length - 1, Math.max(0, at + by))] as number);
  return (
    <fieldset class="access-manner">
      <legend>{label}</legend>
      <button type="button" class="secondary" aria-label={`${label}: ${less}`} aria-disabled={at <= 0} onClick={turn(-1)}>
        −
      </button>
      <meter aria-hidden="true" min={0} max={steps.length} value={at + 1} />
      <button type="button" class="secondary" aria-label={`${label}: ${more}`} aria-disabled={at === steps.length - 1} onClick={turn(1)}>
        +
      </button>
    </fieldset>
  );
}
