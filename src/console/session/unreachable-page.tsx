// Nobody answers, and there is nothing on this device to open: says so, and tries again when asked.
import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { DoorStep } from './door-step.tsx';

export function UnreachablePage() {
  const { session } = useApp();
  const texts = useTexts().session;
  const [working, setWorking] = useState(false);
  const again = () => {
    setWorking(true);
    void session.start().finally(() => setWorking(false));
  };
  return (
    <DoorStep title={texts.unreachableTitle} line={texts.unreachable}>
      <button type="button" class="primary wide" disabled={working} onClick={again}>
        {working ? texts.working : texts.again}
      </button>
    </DoorStep>
  );
}
