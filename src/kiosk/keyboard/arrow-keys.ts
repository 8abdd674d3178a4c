// Moves the focus among the keys by arrows, for who has a keypad or a keyboard but types here. Up and down go to what stands nearest.
export function moveByArrows(event: KeyboardEvent): void {
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('.typing-key') : null;
  const to = from && (besides(from, event.key) ?? above(from, event.key));
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function besides(from: HTMLElement, key: string): HTMLElement | null {
  const step = { ArrowLeft: 'previousElementSibling', ArrowRight: 'nextElementSibling' } as const;
  if (!(key in step)) return null;
  let next: Element | null = from;
  do next = next[step[key as keyof typeof step]];
  while (next && !(next instanceof HTMLButtonElement));
  return next;
}

function above(from: HTMLElement, key: string): HTMLElement | null {
  const row = from.closest('.key-row');
  const next = key === 'ArrowUp' ? row?.previousElementSibling : key === 'ArrowDown' ? row?.nextElementSibling : null;
  const distance = (one: Element) => Math.abs(middle(one) - middle(from));
  return [...(next?.querySelectorAll('button') ?? [])].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function middle(element: Element): number {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}
