// The thank-you after a message, with what the visitor takes away of it. It is here once, for as long as they need to copy it, and nowhere
// else: it goes from the page with this screen.
import type { Receipt } from '../worker-port.ts';
import { Heading } from './heading.tsx';
import { type LaterTexts, laterTextsFor } from './later-texts.ts';
import { Lazy } from './lazy.tsx';
import { PrintButton } from './print-button.tsx';
import type { ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';
import '../printing.css';
import '../receipts/receipt.css';

export type ReceiptProps = ScreenProps & { receipt: Receipt; title: string; line: string | undefined };
type CardProps = { receipt: Receipt; words: LaterTexts };

const receiptCode = async () => (await import('./qr-code.tsx')).QrCode;

export function ReceiptScreen({ receipt, title, line, ...props }: ReceiptProps) {
  const { configuration, dispatch, say } = props;
  const words = laterTextsFor(props.locale);
  return (
    <>
      <main class="screen receipt">
        <TopBar {...props} />
        <div class="ask">
          <Heading>{title}</Heading>
          {line && <p class="lead">{line}</p>}
        </div>
        <section class="receipt-card" aria-label={words.receipt}>
          <Card receipt={receipt} words={words} />
        </section>
        <p class="receipt-use">{words.receiptUse}</p>
        <div class="step-buttons">
          {configuration.printing && <PrintButton label={words.receiptPrint} words={words} />}
          <button type="button" class="primary" onClick={() => dispatch({ type: 'over' })}>
            {words.receiptHave}
          </button>
        </div>
      </main>
      {configuration.printing && (
        <article class="printout slip">
          <p>{say(configuration.organisation.name)}</p>
          <p>{say(configuration.site.name)}</p>
          <h1>{words.receipt}</h1>
          <Card receipt={receipt} words={words} />
          <p>{words.receiptUse}</p>
        </article>
      )}
    </>
  );
}

function Card({ receipt: { reference, secret, address }, words }: CardProps) {
  return (
    <>
      {address && (
        <figure>
          <Lazy load={receiptCode} props={{ text: address, label: words.receiptScan, encoding: 'byte' as const }} />
          <figcaption>{words.receiptScan}</figcaption>
        </figure>
      )}
      <dl>
        <dt>{words.receiptReference}</dt>
        <dd>{inGroups(reference)}</dd>
        <dt>{words.receiptSecret}</dt>
        <dd>{inGroups(secret)}</dd>
      </dl>
    </>
  );
}

/** A line breaks between groups, never within one. The same in every script: people type it as they see it. */
function inGroups(code: string) {
  return (
    <bdo dir="ltr" translate={false}>
      {code.replaceAll('-', ' ')}
    </bdo>
  );
}
