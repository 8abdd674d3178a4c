// A button that prints the page; in its place, where printing is not to be had, a sentence that says so.
import { Component } from 'preact';
import type { LaterTexts } from './later-texts.ts';
import { printPage } from './print-page.ts';

type PrintButtonProps = { label: string; words: LaterTexts };

export class PrintButton extends Component<PrintButtonProps, { cannot: boolean }> {
  override state = { cannot: false };

  override render() {
    const { label, words } = this.props;
    if (this.state.cannot) return <CannotPrint words={words} />;
    return (
      <button type="button" class="secondary" onClick={() => this.setState({ cannot: !printPage(window) })}>
        {label}
      </button>
    );
  }
}

export function CannotPrint({ words }: { words: LaterTexts }) {
  return (
    <p class="cannot-print" role="status">
      {words.cannotPrint}
    </p>
  );
}
