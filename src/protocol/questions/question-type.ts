// What a question type says of itself, in its one file: its shape, how it is asked, what its answers may be, and, where it stands in the
// everyday flow, which entry an answer makes. Screens know controls, not types: a new type that is asked in a known way needs no screen.
import type { Answer, Answers } from '../flow/answers.ts';
import type { Condition } from '../flow/condition.ts';
import type { ScaleId } from '../scales.ts';
import type { LocalisedText } from '../text.ts';

/** What departments and services the organisation has. */
export type Inventory = {
  departments: readonly { id: string; name: LocalisedText }[];
  services: readonly { id: string; name: LocalisedText; department?: string | undefined }[];
};

export type Option = { id: string; text: LocalisedText; when?: Condition | undefined };

/** How it is asked. `texts`: the options are named by the kiosk's own texts. */
export type Control =
  | { control: 'scale'; scale: ScaleId; reversed: boolean }
  | { control: 'choice'; options: readonly Option[]; many: boolean }
  | { control: 'yes-no' }
  | { control: 'words'; multiline: boolean; maxLength: number; kind: 'text' | 'name' | 'email' | 'phone' }
  | { control: 'date' }
  | { control: 'time' }
  | { control: 'signpost'; lines: readonly LocalisedText[]; isEnd: boolean };

/** The body of an entry, and whether it is words, which are sealed. */
type EntryOf = { kind: 'rating' | 'reasons' | 'service-answer' | 'comment'; words: boolean; value: object };

export type QuestionType<Q> = {
  asked(question: Q, inventory: Inventory): Control;
  /** Of the everyday flow: the entry that an answer makes. Without it a type can stand in forms only. */
  entry?(question: Q, answer: Answer, answers: Answers): EntryOf;
  /** Words of a visitor, or who they are: only in what is sealed. */
  words?: true;
  /** The answer names a department or a service, which then stands in the header of what follows. */
  names?: 'department' | 'service';
};
