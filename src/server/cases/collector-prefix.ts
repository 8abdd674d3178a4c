// How references begin that the collector makes itself, for what no kiosk gave a receipt for: as those of a kiosk do, and no kiosk's.
import { receiptPrefix } from '../../protocol/receipt.ts';
import type { Parts } from '../parts.ts';

export function collectorPrefix({ collector }: Pick<Parts, 'collector'>, organisation: string): Promise<string> {
  return receiptPrefix({ organisation, kiosk: '', ledgerId: collector.id }, crypto.subtle);
}
