// The frame around everything that happens before somebody is in: one card, one thing to do, the language within reach.
import type { ComponentChildren } from 'preact';
import { useTexts } from '../app-context.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { Mark } from '../ui/mark.tsx';

export function DoorStep({ title, line, children }: { title: string; line: string | null; children?: ComponentChildren }) {
  const texts = useTexts();
  return (
    <div class="door-step">
      <main id="content">
        <p class="brand">
          <Mark />
          {texts.product}
        </p>
        <h1>{title}</h1>
        {line && <p class="lead">{line}</p>}
        {children}
      </main>
      <footer>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
