// Portuguese: ç has a key of its own, as on keyboards in Portugal and Brazil.
import { type Layout, SIGNS } from './layout.ts';

export const pt: Layout = { letters: ['qwertyuiop', 'asdfghjklç', 'zxcvbnm'], marks: ',.?', accents: 'ãáçéõóêíâúôàü', signs: SIGNS };
