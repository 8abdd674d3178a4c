// All sites, or some of them.
import { useTexts } from '../app-context.ts';

type Site = { id: string; name: string };
type SiteProps = { sites: readonly Site[]; all: boolean; setAll: (all: boolean) => void; error: string | undefined };

export function SiteChoice({ sites, all, setAll, error }: SiteProps) {
  const t = useTexts().people;
  return (
    <fieldset class="field">
      <legend>{t.sites}</legend>
      <label class="check">
        <input type="radio" name="scope" checked={all} onChange={() => setAll(true)} />
        {t.allSites}
      </label>
      <label class="check">
        <input type="radio" name="scope" checked={!all} onChange={() => setAll(false)} />
        {t.someSites}
      </label>
      {!all && (
        <div class="sub">
          {sites.map(({ id, name }) => (
            <label key={id} class="check">
              <input type="checkbox" name="site" value={id} />
              {name}
            </label>
          ))}
        </div>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
