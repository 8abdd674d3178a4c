// Spanish: ñ has a key of its own, accents are under the vowels, opening marks beside the closing ones.
import { type Layout, MARKS_OF_QUESTIONS } from './layout.ts';

export const es: Layout = { letters: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'], marks: ',.?', accents: 'áéíóúüñ', signs: MARKS_OF_QUESTIONS };
