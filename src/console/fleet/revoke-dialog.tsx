// Asks before a kiosk is revoked, and says what that means.
import type { KioskRow } from '../../protocol/console-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

export function RevokeDialog({ row, onClose }: { row: KioskRow; onClose: () => void }) {
  const { api } = useApp();
  const { revokeTitle, revokeLine, revokeConfirm } = useTexts().kiosks;
  const act = () => api.call('revoke', { params: { kiosk: row.id } });
  return <ConfirmDialog title={revokeTitle(row.name)} line={revokeLine} confirm={revokeConfirm} {...{ act, onClose }} />;
}
