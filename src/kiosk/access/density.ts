// How many pixels a millimetre of this glass has, as configured: from it follow all sizes. A property of the root element, set by script,
// which the page's policy allows where it forbids style attributes.
import type { Configuration } from '../../protocol/configuration.ts';

export function setDensity({ style }: HTMLElement, configuration: Pick<Configuration, 'screen'> | undefined): void {
  const pixels = configuration?.screen?.pixelsPerMm;
  if (pixels === undefined) style.removeProperty('--mm');
  else style.setProperty('--mm', `${pixels}px`);
}
