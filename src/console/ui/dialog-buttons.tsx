// At the foot of a form in a dialog: away from it, or on with it.
import { useTexts } from '../app-context.ts';

export function DialogButtons({ submit, onClose }: { submit: string; onClose: () => void }) {
  const { cancel } = useTexts();
  return (
    <footer>
      <button type="button" onClick={onClose}>
        {cancel}
      </button>
      <button type="submit" class="primary">
        {submit}
      </button>
    </footer>
  );
}
