// French: AZERTY, with é, which is nearly every third word, on a key of its own.
import { type Layout, SIGNS } from './layout.ts';

export const fr: Layout = { letters: ['azertyuiop', 'qsdfghjklm', 'wxcvbné'], marks: ",.'", accents: 'éèàçêùôîâûëïœüÿæ', signs: SIGNS };
