// The limit for a start: a Preact page that does nothing but show a question with four faces and answer a touch.
import { render } from 'preact';
import { useState } from 'preact/hooks';
import './bare.css';

const FACES = [
  ['Very good', 'M30 62q20 24 40 0'],
  ['Good', 'M32 64q18 12 36 0'],
  ['Bad', 'M32 72q18 -12 36 0'],
  ['Very bad', 'M30 76q20 -24 40 0'],
] as const;

function Page() {
  const [answered, setAnswered] = useState(false);
  if (answered) return <h1>Thank you</h1>;
  return (
    <main>
      <h1>How was our service today?</h1>
      <div class="faces">
        {FACES.map(([name, mouth]) => (
          <button type="button" key={name} onClick={() => setAnswered(true)}>
            <svg viewBox="0 0 100 100" aria-hidden="true">
              <circle cx="50" cy="50" r="46" fill="none" stroke="currentColor" stroke-width="4" />
              <circle cx="35" cy="40" r="5" />
              <circle cx="65" cy="40" r="5" />
              <path d={mouth} fill="none" stroke="currentColor" stroke-width="4" />
            </svg>
            <span>{name}</span>
          </button>
        ))}
      </div>
    </main>
  );
}

render(<Page />, document.getElementById('page') as HTMLElement);
void navigator.serviceWorker.register('service-worker.js');
