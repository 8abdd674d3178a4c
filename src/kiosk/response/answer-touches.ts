// Where a configuration wants it, a touch on a button is answered by a short tick and a short shake, where the device can. Always the same:
// whoever stands by must not hear which face was touched.
import type { Configuration } from '../../protocol/configuration.ts';

type Wanted = NonNullable<Configuration['response']>;

const SHAKE_MS = 12;
const TICK = { hertz: 1_100, loudness: 0.12, seconds: 0.035 } as const;

export function answerTouches(document: Document, navigator: Navigator, wanted: () => Wanted | undefined): void {
  let audio: AudioContext | null = null;
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      const { sound, vibration } = wanted() ?? {};
      if (!(target instanceof Element && target.closest('button:not(:disabled)'))) return;
      if (vibration) navigator.vibrate?.(SHAKE_MS);
      if (!sound) return;
      audio ??= new AudioContext({ latencyHint: 'interactive' });
      // Browsers keep it silent until somebody has touched the page.
      if (audio.state === 'suspended') void audio.resume().then(() => audio && tick(audio));
      else tick(audio);
    },
    { capture: true, passive: true },
  );
}

function tick(audio: AudioContext): void {
  const { hertz, loudness, seconds } = TICK;
  const from = audio.currentTime;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const volume = new GainNode(audio, { gain: loudness });
  volume.gain.setValueAtTime(loudness, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + seconds);
}
