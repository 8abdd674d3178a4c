// At the foot of every screen while something is read out or marked: what the visitor needs for that, always in the same place.
import type { AccessTexts } from './access-texts.ts';
import type { Reading } from './speech/start-reading.ts';

type AccessBarProps = { texts: AccessTexts; reading: Reading | null; isScanning: boolean; stopScanning(): void };

export function AccessBar({ texts, reading, isScanning, stopScanning }: AccessBarProps) {
  return (
    <section class="access-bar" aria-label={texts.title} onPointerDown={keepFocus}>
      {isScanning && <p>{texts.oneButtonHow}</p>}
      {reading && (
        <>
          <BarButton label={texts.again} onClick={reading.again} />
          {!isScanning && <BarButton label={texts.next} onClick={reading.next} />}
          {!isScanning && <BarButton label={texts.choose} onClick={reading.choose} />}
          <BarButton label={texts.hush} onClick={reading.hush} />
        </>
      )}
      {isScanning && <BarButton label={texts.oneButtonEnd} onClick={stopScanning} />}
    </section>
  );
}

function BarButton({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <button type="button" class="secondary" onClick={onClick}>
      {label}
    </button>
  );
}

/** Where the visitor was stays where they are. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
