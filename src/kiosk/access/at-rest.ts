// Whoever asks for an easier screen is not to be distracted: what moves by itself on the first screen stands still meanwhile (WCAG 2.2.2).
import { computed } from '@preact/signals-core';
import { accessOpen, needs, needsNothing } from './needs.ts';

export const isAtRest = computed(() => {
  void needs.value;
  return accessOpen.value || !needsNothing();
});
