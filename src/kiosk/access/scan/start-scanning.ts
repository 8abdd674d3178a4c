// Runs the scan over what is on the screen: marks, waits, listens for the one switch, which is Space, Enter, a configured key, or a touch
// anywhere. While it moves for somebody, no time runs out.
import { isSwitch } from '../held-keys.ts';
import { fromHeading, sceneIn, targetsIn } from '../scene.ts';
import { marked, pressScan, type Scan, type Stop, scanStops, startScan, stepScan, targetsOf } from './scanner.ts';
import { listenForSwitch } from './switch-input.ts';

export type ScanningParts = {
  document: Document;
  /** Stands beside the screen and belongs to it. */
  bar: HTMLElement;
  switchKey(): string | undefined;
  scanMs(): number;
  /** Is something being read out? What is read stays marked. */
  isSpeaking(): boolean;
  onMarked(targets: readonly HTMLElement[]): void;
  /** Somebody is there: pressed, or is being waited for. */
  onAlive(): void;
  /** How long after the last press that is believed. */
  aliveMs(): number;
};

/** The first of a new row of things comes as a surprise. */
const FIRST_LASTS = 1.6;
/** What has just come was not meant by a press on its way. */
const SETTLE_MS = 350;
const WAIT_FOR_SPEECH_MS = 200;
const LONGEST_SPEECH_MS = 12_000;

/** Returns how to stop. */
export function startScanning({ document, bar, ...parts }: ScanningParts): () => void {
  const listening = new AbortController();
  let seen: HTMLElement[] = [];
  let scan: Scan<HTMLElement> = startScan([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastPress = performance.now();
  let changedAt = Number.NEGATIVE_INFINITY;

  /** Is there something else than before? */
  function look(): boolean {
    const targets = onScreen(document, bar);
    if (targets.length === seen.length && targets.every((one, place) => one === seen[place])) return false;
    seen = targets;
    changedAt = performance.now();
    scan = again(scan, startScan(scanStops(targets.map((target) => placed(target, document)))));
    return true;
  }

  function step(): void {
    look();
    scan = stepScan(scan);
    show();
    if (performance.now() - lastPress < parts.aliveMs()) parts.onAlive();
    wait(parts.scanMs() * ((scan.at(-1)?.at ?? 0) === 0 ? FIRST_LASTS : 1));
  }

  function wait(ms: number, spoken = 0): void {
    clearTimeout(timer);
    // What was taken last may have ended the visit, and this with it.
    if (listening.signal.aborted) return;
    timer = setTimeout(() => {
      if (parts.isSpeaking() && spoken < LONGEST_SPEECH_MS) wait(WAIT_FOR_SPEECH_MS, spoken + WAIT_FOR_SPEECH_MS);
      else step();
    }, ms);
  }

  function press(): void {
    lastPress = performance.now();
    parts.onAlive();
    if (look()) step();
    if (lastPress - changedAt < SETTLE_MS) return;
    const pressed = pressScan(scan);
    scan = pressed.scan;
    if (pressed.taken) {
      changedAt = lastPress;
      mark(document, undefined);
      pressed.taken.click();
      // By then the screen that it led to stands.
      wait(SETTLE_MS);
    } else {
      show();
      wait(parts.scanMs() * FIRST_LASTS);
    }
  }

  function show(): void {
    const stop = marked(scan);
    mark(document, stop);
    if (stop) parts.onMarked(targetsOf(stop));
  }

  listenForSwitch(document, bar, listening.signal, (event) => isSwitch(event) || event.code === parts.switchKey(), press);
  step();
  return () => {
    listening.abort();
    clearTimeout(timer);
    mark(document, undefined);
  };
}

/** A row of keys that were pressed, or a group of choices, is gone on with where it still stands. */
function again(before: Scan<HTMLElement>, anew: Scan<HTMLElement>): Scan<HTMLElement> {
  const inside = before[0]?.stops[before[0].at];
  if (before.length < 2 || !inside) return anew;
  const known = new Set(targetsOf(inside));
  const [level] = anew;
  const at = level?.stops.findIndex((stop) => 'group' in stop && targetsOf(stop).some((one) => known.has(one))) ?? -1;
  const stop = level?.stops[at];
  if (!level || !stop || !('group' in stop)) return anew;
  return [
    { ...level, at },
    { stops: stop.group, at: -1, rounds: 0 },
  ];
}

/** Fields are written in by keys of the screen: while those stand there, the field itself is no stop. */
function onScreen(document: Document, bar: HTMLElement): HTMLElement[] {
  const scene = sceneIn(document);
  if (!scene) return [];
  const hasKeys = scene.querySelector('.typing-key') !== null;
  const targets = fromHeading(scene, targetsIn(scene)).filter((one) => !hasKeys || !one.matches('input, textarea'));
  return scene.matches('.screen') ? [...targets, ...targetsIn(bar)] : targets;
}

function placed(target: HTMLElement, document: Document): { target: HTMLElement; section: unknown; row: number } {
  const scene = sceneIn(document);
  let section: HTMLElement = target;
  while (section.parentElement && section.parentElement !== scene && section.parentElement !== document.body)
    section = section.parentElement;
  return { target, section, row: Math.round(target.getBoundingClientRect().top) };
}

function mark(document: Document, stop: Stop<HTMLElement> | undefined): void {
  for (const one of document.querySelectorAll('[data-scan]')) one.removeAttribute('data-scan');
  if (!stop) return;
  const targets = targetsOf(stop);
  for (const one of targets) one.setAttribute('data-scan', 'target' in stop ? 'one' : 'group');
  targets[0]?.scrollIntoView({ block: 'nearest' });
  if ('target' in stop) stop.target.focus({ preventScroll: true });
}
