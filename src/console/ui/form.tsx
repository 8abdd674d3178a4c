// A form that is checked and sent by its own code, not by the browser.
import type { ComponentChildren } from 'preact';

type Props = { class?: string; onSubmit: (form: HTMLFormElement) => unknown; children: ComponentChildren };

export function Form({ class: name, onSubmit, children }: Props) {
  return (
    <form
      class={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}
