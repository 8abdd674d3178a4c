// What the page holds, in memory alone, and what changes it. To forget is to begin anew: answers that were asked for before are dropped when
// they come.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ReceiptAddition, ReceiptAnswer } from '../protocol/receipt-api.ts';
import type { Asked } from './ask-collector.ts';
import type { Codes, Proven } from './prove.ts';

/** Why nothing, or nothing new, is shown. `until`: when another try may succeed. */
export type Trouble = { why: 'unknown' | 'too-many' | 'unreachable' | 'trouble' | 'refused' | 'insecure'; until: number };
export type View =
  | { at: 'start'; note: 'forgotten' | 'cleared' | null }
  /** The codes came with the address; `trouble` says what became of the first look. */
  | { at: 'scanned'; codes: Codes }
  | { at: 'shown'; proven: Proven; answer: ReceiptAnswer };
type Addition = Omit<ReceiptAddition, 'reference' | 'proof'>;

export type PageState = {
  readonly view: ReadonlySignal<View>;
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Rises whenever everything is forgotten: what people typed goes with it. */
  readonly life: ReadonlySignal<number>;
  open(codes: Codes): Promise<void>;
  lookAgain(): Promise<void>;
  /** Whether the collector has it now. */
  add(addition: Addition): Promise<boolean>;
  forget(note: 'forgotten' | 'cleared' | null): void;
};

type Ports = {
  prove(codes: Codes): Promise<Proven>;
  read(proven: Proven): Promise<Asked>;
  add(addition: ReceiptAddition): Promise<Asked>;
  clock(): number;
  /** Only over https, and on localhost, a browser can work a proof out. */
  isSecure: boolean;
};

export function createPageState(ports: Ports): PageState {
  const view = signal<View>({ at: 'start', note: null });
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  const life = signal(0);

  /** Gives whether it was answered. What comes for an earlier life is nobody's. */
  async function asking(ask: () => Promise<{ proven: Proven; asked: Asked }>): Promise<boolean> {
    const mine = life.value;
    busy.value = true;
    trouble.value = null;
    const { proven, asked } = await ask();
    if (life.value !== mine) return false;
    busy.value = false;
    if (asked.result === 'answered') view.value = { at: 'shown', proven, answer: asked.answer };
    else trouble.value = troubleOf(asked, ports.clock());
    return asked.result === 'answered';
  }

  return {
    view,
    busy,
    trouble,
    life,
    async open(codes) {
      if (codes.how === 'scanned') view.value = { at: 'scanned', codes };
      if (!ports.isSecure) {
        trouble.value = { why: 'insecure', until: 0 };
        return;
      }
      await asking(async () => {
        const proven = await ports.prove(codes);
        return { proven, asked: await ports.read(proven) };
      });
    },
    async lookAgain() {
      const { value } = view;
      if (value.at === 'shown') await asking(async () => ({ proven: value.proven, asked: await ports.read(value.proven) }));
    },
    async add(addition) {
      const { value } = view;
      if (value.at !== 'shown') return false;
      return asking(async () => ({ proven: value.proven, asked: await ports.add({ ...value.proven, ...addition }) }));
    },
    forget(note) {
      life.value += 1;
      view.value = { at: 'start', note };
      busy.value = false;
      trouble.value = null;
    },
  };
}

function troubleOf(asked: Exclude<Asked, { result: 'answered' }>, now: number): Trouble {
  if (asked.result === 'unreachable') return { why: 'unreachable', until: 0 };
  return { why: WHY.get(asked.code) ?? 'trouble', until: now + asked.retryAfterMs };
}

const WHY: ReadonlyMap<string, Trouble['why']> = new Map([
  ['receipt-unknown', 'unknown'],
  ['receipt-not-arrived', 'unknown'],
  ['rate-limited', 'too-many'],
  ['shape-invalid', 'refused'],
]);
