// Arabic, as people know it from phones: hamza and its seats under the letters they belong to. Keys stand where they stand on every
// Arabic keyboard and are not mirrored; the text is.
import type { Layout } from './layout.ts';

export const ar: Layout = {
  letters: ['ضصثقفغعهخحج', 'شسيبلاتنمكط', 'ذءؤرىةوزظد'],
  marks: '،.',
  accents: 'أإآئؤءىةًٌٍَُِّْ',
  held: 'اأإآ يئى ىئ وؤ هة ،؛ .؟!…: ؟? 0٠ 1١ 2٢ 3٣ 4٤ 5٥ 6٦ 7٧ 8٨ 9٩',
  names: {
    '،': 'فاصلة',
    '؟': 'علامة استفهام',
    'ً': 'تنوين فتح',
    'ٌ': 'تنوين ضم',
    'ٍ': 'تنوين كسر',
    'َ': 'فتحة',
    'ُ': 'ضمة',
    'ِ': 'كسرة',
    'ّ': 'شدة',
    'ْ': 'سكون',
  },
  signs: ['؟!:؛()/&@"', "#%+*=-_'$£€", '°§•…«»[]<>'],
};
