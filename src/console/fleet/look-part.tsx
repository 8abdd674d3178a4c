// A look of its own: the logo, from a file, and the colours, each pair with its contrast as it is measured.
import type { Configuration } from '../../protocol/configuration.ts';
import { contrast } from '../../protocol/contrast.ts';
import { logoUrl } from '../../protocol/logo.ts';
import { useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';
import { useEditing } from './editing.ts';
import { FormSection, Switch } from './form-section.tsx';
import './look-part.css';

type Look = NonNullable<Configuration['look']>;
type Colours = NonNullable<Look['colours']>;

/** The kiosk's own, to begin with. */
const FIRST_COLOURS: Colours = { brand: '#0f5848', onBrand: '#ffffff' };

export function LookPart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor.look;
  const set = (next: Look) => {
    const { look: _, ...rest } = draft;
    edit(next.logo || next.colours ? { ...rest, look: next } : rest);
  };
  return (
    <FormSection title={t.title} hint={t.hint}>
      <LogoField look={draft.look ?? {}} set={set} />
      <ColourFields look={draft.look ?? {}} set={set} />
      <ResponseSwitches />
    </FormSection>
  );
}

/** The preview stays silent: nothing in it answers touches. */
function ResponseSwitches() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor.look;
  const set = (change: NonNullable<Configuration['response']>) => {
    const { response, ...rest } = draft;
    const next = { ...response, ...change };
    edit(next.sound || next.vibration ? { ...rest, response: next } : rest);
  };
  return (
    <>
      <Switch label={t.sound} on={draft.response?.sound ?? false} set={(sound) => set({ sound })} />
      <Switch label={t.vibration} on={draft.response?.vibration ?? false} set={(vibration) => set({ vibration })} />
    </>
  );
}

type PartProps = { look: Look; set: (next: Look) => void };

function LogoField({ look: { logo, colours }, set }: PartProps) {
  const { errors } = useEditing();
  const t = useTexts().editor.look;
  const rest = colours ? { colours } : {};
  const take = async (file: File | undefined) => {
    if (file) set({ ...rest, logo: logoUrl(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <>
      <Field label={t.logo} hint={t.logoHint} error={errors.get('look.logo')}>
        {(control) => <input {...control} type="file" accept=".svg,.png" onChange={(event) => void take(event.currentTarget.files?.[0])} />}
      </Field>
      {logo && (
        <p class="logo-now">
          <img src={logo} alt={t.logo} />
          <button type="button" class="small" onClick={() => set(rest)}>
            {t.noLogo}
          </button>
        </p>
      )}
    </>
  );
}

function ColourFields({ look: { logo, colours }, set }: PartProps) {
  const t = useTexts().editor.look;
  const rest = logo ? { logo } : {};
  const setColours = (next: Colours) => set({ ...rest, colours: next });
  return (
    <>
      <Switch label={t.coloursOn} on={colours !== undefined} set={(on) => (on ? setColours(FIRST_COLOURS) : set(rest))} />
      {colours && (
        <>
          <div class="pair">
            {(['brand', 'onBrand'] as const).map((name) => (
              <Colour key={name} name={name} value={colours[name]} choose={(value) => setColours({ ...colours, [name]: value })} />
            ))}
          </div>
          <p class="hint">{t.measured(contrast(colours.brand, colours.onBrand))}</p>
        </>
      )}
    </>
  );
}

function Colour({ name, value, choose }: { name: keyof Colours; value: string; choose: (value: string) => void }) {
  const { errors } = useEditing();
  const t = useTexts().editor.look;
  return (
    <Field label={t[name]} error={errors.get(`look.colours.${name}`)}>
      {(control) => <input {...control} type="color" value={value} onInput={(event) => choose(event.currentTarget.value)} />}
    </Field>
  );
}
