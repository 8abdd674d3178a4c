// A QR code, dark on white whatever the theme, as sharp as the screen or the paper.
import { Component } from 'preact';
import encodeQR from 'qr';

type QrCodeProps = { text: string; label: string; encoding: 'alphanumeric' | 'byte' };

const QUIET_MODULES = 4;

export class QrCode extends Component<QrCodeProps> {
  /** Worked out once for a text. */
  override shouldComponentUpdate({ text, label }: QrCodeProps): boolean {
    return text !== this.props.text || label !== this.props.label;
  }
  override render({ text, label, encoding }: QrCodeProps) {
    const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding, border: QUIET_MODULES });
    return (
      <svg viewBox={`0 0 ${modules.length} ${modules.length}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <rect width="100%" height="100%" fill="#fff" />
        <path d={darkRuns(modules)} fill="#000" />
      </svg>
    );
  }
}

/** Each run of dark modules in a row is one rectangle. */
function darkRuns(modules: readonly (readonly boolean[])[]): string {
  let path = '';
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; ) {
      const begin = x;
      while (x < row.length && row[x]) x++;
      if (x > begin) path += `M${begin} ${y}h${x - begin}v1h${begin - x}z`;
      else x++;
    }
  }
  return path;
}
