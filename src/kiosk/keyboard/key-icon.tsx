// Signs drawn on keys that do rather than write.
const ICONS: Readonly<Record<string, string>> = {
  shift: 'M12 4 4 12h4v7h8v-7h4z',
  lock: 'M12 2 4 10h4v6h8v-6h4zM8 20h8',
  erase: 'M8 5h13v14H8l-6-7zM11 9l6 6m0-6-6 6',
  line: 'M20 5v8H5m4-4-4 4 4 4',
  left: 'M19 12H5m6-6-6 6 6 6',
  right: 'M5 12h14m-6-6 6 6-6 6',
  space: 'M3 10v5h18v-5',
  keyboard: 'M2 6h20v12H2zM6 10h.1M10 10h.1M14 10h.1M18 10h.1M7 14h10',
};

export function KeyIcon({ icon }: { icon: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ICONS[icon]} />
    </svg>
  );
}
