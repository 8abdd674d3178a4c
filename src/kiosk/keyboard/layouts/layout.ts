// What the keyboard of one language is made of, as short strings: one character a key, and everything else follows from them.
export type Layout = {
  /** Three rows of letters, in lower case. */
  letters: readonly [string, string, string];
  /** After the third row: the marks that end a clause or join a word. */
  marks: string;
  /** Letters that the language writes with accents, the commonest first; they come first wherever accents are offered. */
  accents: string;
  /** What else a key offers when it is held: groups that begin with the key, apart by a space. */
  held?: string;
  /** What its own marks are called, for those who hear the keys. */
  names?: Readonly<Record<string, string>>;
  /** Signs beyond letters: ten by use, eleven more, and ten that only a tall screen has room for. */
  signs: readonly [string, string, string];
};

export const SIGNS: Layout['signs'] = ['?!:;()/&@"', "#%+*=-_'$£€", '°§•…«»[]<>'];
export const MARKS_OF_QUESTIONS: Layout['signs'] = ['¿?¡!:;()/@', '&"#%+*=-$£€', "°§•…«»[]_'"];
