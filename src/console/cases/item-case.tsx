// Beside an item of the inbox: the case that it is, or a way to make it one.
import { useState } from 'preact/hooks';
import { useApp, useOpenSession, useTexts } from '../app-context.ts';
import type { ReadItem } from '../inbox/inbox-feed.ts';
import { CASE_OPENERS } from '../pages.ts';
import { hashOf } from '../route.ts';
import { dayAt } from '../ui/date-formatter.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Modal } from '../ui/modal.tsx';
import { useCaseFeed, useMaybeCaseFeed } from './case-feed-context.tsx';
import { FactField } from './fact-field.tsx';
import { valuesOf } from './form-values.ts';
import { chosenIn, kindFields } from './opening-form.ts';
import { useAbout } from './use-about.ts';

type Props = { item: ReadItem; zone: string };

export function ItemCase({ item, zone }: Props) {
  const feed = useMaybeCaseFeed();
  const { person } = useOpenSession();
  const texts = useTexts();
  const [asking, setAsking] = useState(false);
  if (!feed?.rows.value) return null;
  const row = feed.rows.value.find(({ id, entry }) => id === (item.id as string) || entry === (item.id as string));
  const t = texts.caseForms.open;
  if (row)
    return (
      <p>
        <a class="button" href={hashOf({ page: 'cases', case: row.id })}>
          {t.itsCase(row.reference || texts.cases.noReference)}
        </a>
      </p>
    );
  if (!CASE_OPENERS.includes(person.role)) return null;
  return (
    <div>
      <button type="button" onClick={() => setAsking(true)}>
        {t.fromItem}
      </button>
      {asking && <MakeCase item={item} zone={zone} onClose={() => setAsking(false)} />}
    </div>
  );
}

function MakeCase({ item, zone, onClose }: Props & { onClose: () => void }) {
  const feed = useCaseFeed();
  const { router } = useApp();
  const texts = useTexts();
  const about = useAbout();
  const submit = async (form: HTMLFormElement) => {
    const { id, site, locale, occurredAt } = item;
    const receivedAt = Date.parse(occurredAt);
    const place = { channel: 'kiosk' as const, site, locale, receivedAt, day: dayAt(receivedAt, zone), entry: id };
    const what = { fact: 'opened' as const, reference: '', held: false, ...place, ...chosenIn(valuesOf(new FormData(form)), about) };
    await feed.add({ case: id, basedOn: 0, what, words: null });
    router.go({ page: 'cases', case: id });
  };
  return (
    <Modal title={texts.caseForms.open.fromItem} closeLabel={texts.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        {kindFields(texts, about).map((field) => (
          <FactField key={field.name} field={field} error={null} />
        ))}
        <DialogButtons submit={texts.caseForms.open.submit} onClose={onClose} />
      </form>
    </Modal>
  );
}
