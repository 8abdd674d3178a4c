// One code of a rescue, and which one it is.
import { QrCode } from '../screens/qr-code.tsx';

export function RescueCode({ text, label }: { text: string; label: string }) {
  return (
    <figure class="code">
      <QrCode text={text} label={label} encoding="alphanumeric" />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
