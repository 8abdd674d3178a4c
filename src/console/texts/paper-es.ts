// Lo que la consola dice alrededor de los formularios en papel, en español. Lo que está en las hojas está en `kiosk-config/texts/paper/`.
import type { paperEn } from './paper-en.ts';

export const paperEs: typeof paperEn = {
  title: 'Formularios en papel',
  line: 'El formulario de un quiosco en una hoja: para los días en que el quiosco no funciona y para quien prefiere escribir. Lo que vuelve se abre como un caso, con el día en que llegó.',
  kiosk: 'Quiosco',
  form: 'Formulario',
  language: 'Idioma de la hoja',
  print: 'Imprimir',
  keyIn: 'Pasar una hoja que ha vuelto',
  noForms: 'Este quiosco no tiene formularios.',
  noKiosks: 'Aquí aún no se conocen los quioscos. Conéctese una vez al servidor.',
  nothing: 'Los formularios necesitan conexión con el servidor.',
  keyed: {
    code: 'Código de la hoja',
    codeHint: 'Está impreso al pie de cada página. Con él aparecen las preguntas de esa hoja.',
    lookUp: 'Mostrar sus preguntas',
    without: 'Seguir sin código',
    of: (kiosk: string, site: string) => `Impresa para ${kiosk}, ${site}.`,
    answers: 'Lo que dice la hoja',
    becomes: 'El caso que resulta',
    notAnswered: 'Sin respuesta',
    empty: 'Todavía no se ha rellenado nada.',
    tooLong: 'Es más de lo que cabe en un caso: 10 000 letras. Acorte la respuesta más larga y conserve la hoja.',
    noWay: 'No se puede responder así a la persona: la hoja no dice cómo. Elija otra forma arriba.',
    problems: {
      'no-code': 'Esto no es un código de hoja. Tiene la forma «organización/quiosco/formulario/1.4», con tres barras.',
      foreign: 'Esta hoja es de otra organización. Désela a ella; aquí no se puede pasar.',
      unknown: 'Ninguna hoja que usted pueda ver tiene este código. Compárelo con la hoja, letra por letra.',
      survey: 'Esta hoja es una encuesta. Una encuesta en papel no se convierte en un caso.',
      'not-here': 'Este dispositivo aún no conoce esta hoja y ahora no puede preguntar. Conéctese una vez a la red o siga sin código.',
    },
  },
};
