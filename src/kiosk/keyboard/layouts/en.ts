// English: the apostrophe stands beside comma and full stop, since it is in every other sentence.
import { type Layout, SIGNS } from './layout.ts';

export const en: Layout = { letters: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], marks: ",.'", accents: '', signs: SIGNS };
