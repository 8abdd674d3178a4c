// A press counts however long it lasts. After a long touch browsers ask for a context menu and send no click, so a visitor who
// presses firmly would not be heard.
export function longPressCounts(document: Document): void {
  let held: { pointer: number; button: HTMLElement } | null = null;
  let pointer = -1;
  const buttonAt = (event: MouseEvent) => (event.target as Element | null)?.closest?.<HTMLElement>('button') ?? null;

  document.addEventListener('pointerdown', (event) => {
    held = null;
    pointer = event.pointerType === 'touch' && event.isPrimary ? event.pointerId : -1;
  });
  document.addEventListener('contextmenu', (event) => {
    const button = pointer === -1 ? null : buttonAt(event);
    held = button && { pointer, button };
  });
  document.addEventListener('pointerup', (event) => {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (held?.pointer === event.pointerId && held.button.contains(under)) held.button.click();
    held = null;
  });
}
