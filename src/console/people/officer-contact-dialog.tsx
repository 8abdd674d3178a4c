// The form of somebody's contact in letters, as a dialog of its own.
import { useTexts } from '../app-context.ts';
import { Modal } from '../ui/modal.tsx';
import { OfficerContactForm } from './officer-contact-form.tsx';

export function OfficerContactDialog({ person, onClose }: { person: string; onClose: () => void }) {
  const texts = useTexts();
  return (
    <Modal title={texts.letters.contact.title} closeLabel={texts.close} onClose={onClose}>
      <OfficerContactForm person={person} onSaved={onClose} onCancel={onClose} />
    </Modal>
  );
}
