// Asks for the staff PIN. Says right or wrong of the whole, never of a digit, and makes guessing slow.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PanelPin } from '../../protocol/configuration.ts';
import { count } from '../fill-text.ts';
import { focus } from '../screens/heading.tsx';
import { Keypad } from './keypad.tsx';
import { PIN_MAX_LENGTH, pinMatches } from './pin.ts';
import { pinTries } from './pin-tries.ts';
import type { StaffTexts } from './staff-texts.ts';

type PinPadProps = { pin: PanelPin; texts: StaffTexts; locale: string; onRight(): void };

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
const MIN_LENGTH = 4;

export function PinPad({ pin, texts, locale, onRight }: PinPadProps) {
  const tries = useMemo(() => pinTries(localStorage, Date.now), []);
  const typed = useSignal('');
  const said = useSignal('');
  const checking = useSignal(false);
  const waitMs = useSignal(tries.waitMs());
  useEffect(() => {
    const timer = setInterval(() => {
      waitMs.value = tries.waitMs();
    }, 500);
    return () => clearInterval(timer);
  }, [tries, waitMs]);
  const check = async () => {
    checking.value = true;
    said.value = texts.pinChecking;
    const right = await pinMatches(typed.value, pin, crypto.subtle);
    typed.value = '';
    checking.value = false;
    if (right) {
      tries.right();
      return onRight();
    }
    tries.wrong();
    waitMs.value = tries.waitMs();
    said.value = texts.pinWrong;
  };
  const wait = waitMs.value > 0 ? count(texts.pinWait, Math.ceil(waitMs.value / 1000), locale) : '';
  return (
    <div class="pin-pad">
      <h2 id="panel-title" ref={focus} tabIndex={-1}>
        {texts.pinTitle}
      </h2>
      <div class="dots" aria-hidden="true">
        {'•'.repeat(typed.value.length)}
      </div>
      <p class="pin-said" role="status">
        {said.value} {wait}
      </p>
      <Keypad
        keys={DIGITS}
        value={typed}
        maxLength={PIN_MAX_LENGTH}
        minLength={MIN_LENGTH}
        labels={{ delete: texts.delete, submit: texts.open }}
        disabled={checking.value || waitMs.value > 0}
        onTyped={() => {
          said.value = '';
        }}
        onSubmit={() => void check()}
      />
    </div>
  );
}
