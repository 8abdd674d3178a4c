// What visitors of the demonstration write, by mood. Invented; no names, no real events.

type Mood = 'glad' | 'cross';

export const DEMO_COMMENTS: Readonly<Record<string, Record<Mood, readonly string[]>>> = {
  en: {
    glad: [
      'The person at the desk explained every step. I left knowing what happens next.',
      'Quick and friendly. I was out in ten minutes.',
      'They took my question seriously and called me back the same day.',
      'Very patient with my mother, who does not hear well.',
      'Clean waiting room and somebody greeted us at once.',
      'I was nervous about coming in. The young man at the desk made it easy.',
      'Good help with the long form.',
      'Thank you for finding someone who speaks my language.',
      'Much better than last year. Keep it up.',
      'The new ticket system works well.',
      'He listened and did not interrupt. That matters.',
      'Sorted out in one visit. I did not expect that!',
      'Clear answers about what it costs.',
      'Respectful, even though it was very busy.',
      'Great service from the front desk this morning.',
    ],
    cross: [
      'I waited over an hour and nobody told us why.',
      'Only one person at the desk at lunch time.',
      'I had to tell my story three times, each time with the whole room listening.',
      'Please put up a sign that says which papers to bring.',
      'The toilet was out of order again.',
      'Nobody rang me back as promised.',
      'The door is too heavy for a wheelchair.',
      'I was sent to another office and then back here.',
      'The lady was short with me. I only asked a question.',
      'There is nowhere private to talk.',
      'No parking, and the bus stop is far away.',
      'The air conditioning is freezing.',
      'I still do not know who is dealing with my case.',
      'The form is only in English.',
      'Payment by card did not work and there was no other way.',
    ],
  },
  es: {
    glad: [
      'Me atendieron muy bien y con paciencia.',
      'Rápido y amable. Gracias.',
      'Me explicaron todo con claridad.',
      'La señorita de la entrada hablaba español, fue una gran ayuda.',
      'Muy buen trato, a pesar de que había mucha gente.',
      'Me devolvieron la llamada el mismo día.',
    ],
    cross: [
      'Esperé mucho tiempo y nadie me dijo nada.',
      'No había nadie que hablara español.',
      'Todos podían oír lo que yo contaba.',
      'Falta un cartel con los papeles que hay que traer.',
      'Me mandaron a otra oficina sin explicarme por qué.',
      'El trámite es muy lento.',
    ],
  },
  sw: {
    glad: [
      'Nilihudumiwa haraka na kwa heshima.',
      'Walinieleza kila hatua vizuri.',
      'Asante kwa msaada wenu.',
      'Tatizo langu limetatuliwa leo.',
    ],
    cross: ['Nilisubiri muda mrefu bila maelezo.', 'Simu haikupokelewa.', 'Niliahidiwa leo, lakini bado.', 'Niliambiwa nirudi kesho tena.'],
  },
  fr: {
    glad: ['Accueil rapide et aimable.', 'Tout m’a été expliqué clairement.', 'Merci pour votre patience.'],
    cross: ['Longue attente, sans explication.', 'Je ne sais pas qui suit mon dossier.', 'On m’a renvoyé d’un bureau à l’autre.'],
  },
  pt: {
    glad: ['Fui muito bem atendida.', 'Rápido e simpático. Obrigado.', 'Explicaram-me tudo com calma.'],
    cross: ['Esperei muito e ninguém disse nada.', 'Ninguém me ligou de volta.', 'Faltava informação sobre os papéis.'],
  },
};
