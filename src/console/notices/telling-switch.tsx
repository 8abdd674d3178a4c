// Whether this device tells of notices while the console is not looked at. The browser has the last word.
import { useSignal } from '@preact/signals';
import { useApp, useTexts } from '../app-context.ts';
import { useNotices } from './notice-context.tsx';

export function TellingSwitch() {
  const desk = useNotices();
  const { outside } = useApp();
  const t = useTexts().notices;
  const permission = useSignal(outside.permission());
  /** While the browser asks, and it is written down. */
  const wanted = useSignal<boolean | null>(null);
  if (desk === null || permission.value === 'unsupported') return null;
  const turn = async (on: boolean) => {
    wanted.value = on;
    // It may have been given or taken away in the browser's settings since.
    permission.value = on && outside.permission() === 'default' ? await outside.ask() : outside.permission();
    await desk.tell(on && permission.value === 'granted');
    wanted.value = null;
  };
  const isOn = wanted.value ?? (desk.isTelling.value && permission.value === 'granted');
  return (
    <div class="telling">
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => void turn(currentTarget.checked)} />
        {t.tellHere}
      </label>
      <p class="hint">{permission.value === 'denied' ? t.tellDenied : t.tellHint}</p>
    </div>
  );
}
