// Swahili needs no accents; the apostrophe is part of its spelling (ng’ombe).
import { type Layout, SIGNS } from './layout.ts';

export const sw: Layout = { letters: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], marks: ",.'", accents: '', signs: SIGNS };
