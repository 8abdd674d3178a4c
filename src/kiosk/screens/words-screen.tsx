// Words of one's own, by what they are: contact details are looked at before they are taken, all others are taken as they come.
import type { LaterAnswering } from './answering.ts';
import { CommentScreen } from './comment-screen.tsx';
import { ContactScreen } from './contact-screen.tsx';

export function WordsScreen(props: LaterAnswering<'words'>) {
  const { kind } = props.asked;
  return kind === 'email' || kind === 'phone' ? <ContactScreen {...props} /> : <CommentScreen {...props} />;
}
