// The links to a file as CSV and as JSON; a sentence instead where they would lead nowhere.
import type { ApiRouteName } from '../../protocol/api-routes.ts';
import { addressOf } from '../api-client.ts';
import { useApp, useTexts } from '../app-context.ts';

type Props = { csv: ApiRouteName; json: ApiRouteName; query: Record<string, string>; ready: boolean };

export function Downloads({ csv, json, query, ready }: Props) {
  const { api } = useApp();
  const { exports: texts } = useTexts();
  if (!api.reachable.value) return <p class="notice">{texts.offline}</p>;
  if (!ready) return null;
  return (
    <p class="downloads">
      <a class="button primary" href={addressOf(csv, { query })} download>
        {texts.csv} <small>{texts.csvHint}</small>
      </a>
      <a class="button" href={addressOf(json, { query })} download>
        {texts.json} <small>{texts.jsonHint}</small>
      </a>
    </p>
  );
}
