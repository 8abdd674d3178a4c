// Prints the page, and says whether the browser took it up: where a policy forbids printing, `print()` does nothing and tells nobody.
export function printPage(window: Window): boolean {
  let isTaken = false;
  const take = () => {
    isTaken = true;
  };
  window.addEventListener('beforeprint', take);
  window.print();
  window.removeEventListener('beforeprint', take);
  return isTaken;
}
