// What the visitor who stands here needs the screen to be. It lives in this page's memory alone, takes effect at once, and is as new for the
// next visitor.
import { signal } from '@preact/signals-core';

export type Needs = {
  text: 'normal' | 'large';
  contrast: 'normal' | 'light' | 'dark';
  /** `low`: all that is touched stands in the lower half. */
  reach: 'normal' | 'low';
  speech: boolean;
  /** 0 to 1, as the device's voice takes it; and how fast, where 1 is its own pace. */
  volume: number;
  rate: number;
  scanning: boolean;
  /** How long each thing stays marked; null: as configured. */
  scanMs: number | null;
  /** A touch that follows another at once is not meant. */
  ignoreRepeats: boolean;
};

const NOTHING: Needs = {
  text: 'normal',
  contrast: 'normal',
  reach: 'normal',
  speech: false,
  volume: 0.7,
  rate: 1,
  scanning: false,
  scanMs: null,
  ignoreRepeats: false,
};

export const needs = signal<Needs>(NOTHING);
export const accessOpen = signal(false);

export function need(change: Partial<Needs>): void {
  needs.value = { ...needs.peek(), ...change };
}

export function needsNothing(): boolean {
  return needs.value === NOTHING;
}

/** As new. */
export function forgetNeeds(): void {
  needs.value = NOTHING;
}

export function closeAccess(): void {
  accessOpen.value = false;
}
