// A shipped configuration in all six languages of the kiosk: what it lacks in four of them is here, by its English text. A text that is not
// here is marked with its language, so that every screen still shows which one it is in.
import type { Configuration } from '../../src/protocol/configuration.ts';
import { KIOSK_LOCALES } from '../../src/protocol/kiosk-locales.ts';

type Words = { sw: string; fr: string; pt: string; ar: string };

const WORDS: Readonly<Record<string, Words>> = {
  'Royal Cayman Islands Police Service': {
    sw: 'Huduma ya Polisi ya Kifalme ya Visiwa vya Cayman',
    fr: 'Service royal de police des îles Caïmans',
    pt: 'Serviço Real de Polícia das Ilhas Caimão',
    ar: 'خدمة الشرطة الملكية لجزر كايمان',
  },
  'George Town Police Station': {
    sw: 'Kituo cha Polisi cha George Town',
    fr: 'Poste de police de George Town',
    pt: 'Esquadra de George Town',
    ar: 'مركز شرطة جورج تاون',
  },
  'Bodden Town Police Station': {
    sw: 'Kituo cha Polisi cha Bodden Town',
    fr: 'Poste de police de Bodden Town',
    pt: 'Esquadra de Bodden Town',
    ar: 'مركز شرطة بودن تاون',
  },
  'How was your visit?': {
    sw: 'Ziara yako ilikuwaje?',
    fr: 'Comment s’est passée votre visite\u00a0?',
    pt: 'Como correu a sua visita?',
    ar: 'كيف كانت زيارتك؟',
  },
  'Touch to tell us': { sw: 'Gusa utuambie', fr: 'Touchez pour nous le dire', pt: 'Toque para nos dizer', ar: 'المس لتخبرنا' },
  'Not for crimes or emergencies': {
    sw: 'Si kwa uhalifu wala dharura',
    fr: 'Ni pour les délits ni pour les urgences',
    pt: 'Não é para crimes nem emergências',
    ar: 'ليس للجرائم ولا للطوارئ',
  },
  'In an emergency, call 911.': {
    sw: 'Kwa dharura, piga 911.',
    fr: 'En cas d’urgence, appelez le 911.',
    pt: 'Numa emergência, ligue 911.',
    ar: 'في حالة الطوارئ اتصل بالرقم 911.',
  },
  'To report a crime, speak to an officer here.': {
    sw: 'Kuripoti uhalifu, zungumza na afisa hapa.',
    fr: 'Pour signaler un délit, parlez à un agent ici.',
    pt: 'Para participar um crime, fale aqui com um agente.',
    ar: 'للإبلاغ عن جريمة تحدث إلى أحد رجال الشرطة هنا.',
  },
  'Complaints about officers: Office of the Ombudsman, independent of the police.': {
    sw: 'Malalamiko kuhusu maafisa: Ofisi ya Ombudsman, isiyo chini ya polisi.',
    fr: 'Plaintes contre des agents\u00a0: bureau de l’Ombudsman, indépendant de la police.',
    pt: 'Queixas sobre agentes: Gabinete do Ombudsman, independente da polícia.',
    ar: 'الشكاوى من رجال الشرطة: مكتب أمين المظالم، وهو مستقل عن الشرطة.',
  },
  'How was our service today?': {
    sw: 'Huduma yetu ilikuwaje leo?',
    fr: 'Comment avez-vous trouvé notre service aujourd’hui\u00a0?',
    pt: 'Como foi o nosso serviço hoje?',
    ar: 'كيف كانت خدمتنا اليوم؟',
  },
  'What made the difference?': {
    sw: 'Ni nini kilichochangia?',
    fr: 'Qu’est-ce qui a compté\u00a0?',
    pt: 'O que fez a diferença?',
    ar: 'ما الذي صنع الفرق؟',
  },
  'Waiting time': { sw: 'Muda wa kusubiri', fr: 'Le temps d’attente', pt: 'Tempo de espera', ar: 'وقت الانتظار' },
  'Politeness and respect': { sw: 'Adabu na heshima', fr: 'La politesse et le respect', pt: 'Cortesia e respeito', ar: 'اللطف والاحترام' },
  'Clear information': { sw: 'Maelezo yaliyo wazi', fr: 'Des informations claires', pt: 'Informação clara', ar: 'معلومات واضحة' },
  'Getting it sorted': { sw: 'Kutatuliwa kwa jambo', fr: 'Une solution trouvée', pt: 'Resolver o assunto', ar: 'حل المسألة' },
  'Privacy when talking': {
    sw: 'Faragha ya mazungumzo',
    fr: 'La discrétion des échanges',
    pt: 'Privacidade ao falar',
    ar: 'الخصوصية في الحديث',
  },
  'The building and getting in': {
    sw: 'Jengo na kuingia ndani',
    fr: 'Le bâtiment et l’accès',
    pt: 'O edifício e o acesso',
    ar: 'المبنى والدخول إليه',
  },
  'Anything you would like to add?': {
    sw: 'Je, ungependa kuongeza jambo?',
    fr: 'Souhaitez-vous ajouter quelque chose\u00a0?',
    pt: 'Quer acrescentar alguma coisa?',
    ar: 'هل تود أن تضيف شيئًا؟',
  },
  'Read by a team outside this station. Please leave out names, and medical or school details.': {
    sw: 'Husomwa na timu iliyo nje ya kituo hiki. Tafadhali usiandike majina, wala taarifa za matibabu au shule.',
    fr: 'Lu par une équipe extérieure à ce poste. N’écrivez ni noms, ni détails médicaux ou scolaires.',
    pt: 'É lido por uma equipa de fora desta esquadra. Não escreva nomes nem dados médicos ou escolares.',
    ar: 'يقرؤه فريق من خارج هذا المركز. من فضلك لا تكتب أسماء ولا تفاصيل طبية أو مدرسية.',
  },
  'Thank you': { sw: 'Asante', fr: 'Merci', pt: 'Agradecemos', ar: 'شكرًا لك' },
  'Your answer helps us serve you better.': {
    sw: 'Jibu lako linatusaidia kukuhudumia vyema zaidi.',
    fr: 'Votre réponse nous aide à mieux vous servir.',
    pt: 'A sua resposta ajuda-nos a servir melhor.',
    ar: 'إجابتك تساعدنا على خدمتك بشكل أفضل.',
  },
};

const MARKS: Words = { sw: 'Kiswahili', fr: 'Français', pt: 'Português', ar: 'العربية' };

export function inSixLanguages(configuration: Configuration): Configuration {
  const { toBeConfirmed: _, ...texts } = withTexts(configuration) as Configuration;
  return { ...texts, locales: [...KIOSK_LOCALES] };
}

/** Whatever has an English text gets the four it lacks. */
function withTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== 'object' || value === null) return value;
  if ('en' in value && typeof value.en === 'string') return { ...translated(value.en), ...value };
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withTexts(child)]));
}

function translated(english: string): Words & { es: string } {
  const mark = (locale: keyof Words) => `${MARKS[locale]}: ${english}`;
  const words = WORDS[english] ?? { sw: mark('sw'), fr: mark('fr'), pt: mark('pt'), ar: mark('ar') };
  return { es: `Español: ${english}`, ...words };
}
