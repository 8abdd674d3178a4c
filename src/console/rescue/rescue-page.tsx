// Where a kiosk that can't send is helped by hand: its rescue file, or its codes.
import { useApp, useTexts } from '../app-context.ts';
import { CodesPart } from './codes-part.tsx';
import { FilePart } from './file-part.tsx';
import './rescue.css';

export function RescuePage() {
  const { api } = useApp();
  const texts = useTexts().rescue;
  return (
    <div class="page narrow">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.line}</p>
      <p class="hint">{texts.safe}</p>
      {!api.reachable.value && <p class="notice">{texts.offline}</p>}
      <FilePart />
      <CodesPart />
    </div>
  );
}
