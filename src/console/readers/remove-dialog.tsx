// Asks before a reader key is removed, and says what that means.
import { useApp, useTexts } from '../app-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import type { ReaderKeyRow } from './use-readers.ts';

export function RemoveDialog({ row, onClose }: { row: ReaderKeyRow; onClose: () => void }) {
  const { api } = useApp();
  const { removeTitle, removeLine, removeConfirm } = useTexts().reading;
  const act = () => api.call('removeReader', { params: { reader: row.keyId } });
  return <ConfirmDialog title={removeTitle(row.name)} line={removeLine} confirm={removeConfirm} {...{ act, onClose }} />;
}
