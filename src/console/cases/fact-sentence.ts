// What one fact says, as a sentence that goes on from the name of who did it. Pure; whoever adds a kind of fact is asked for its sentence here.
import type { FactName, What } from '../../protocol/cases/case-facts.ts';
import type { Texts } from '../texts/en.ts';
import { calendarDay } from '../ui/spoken-time.ts';

export type Names = {
  texts: Texts;
  tag: string;
  person: (id: string) => string;
  reference: (caseId: string) => string;
  team: (id: string) => string;
  /** What is complained of, by the id of the point. */
  point: (id: string) => string;
};
type Sentence<Name extends FactName> = (what: Extract<What, { fact: Name }>, names: Names) => string;

export function factSentence(what: What, names: Names): string {
  return (SENTENCES[what.fact] as Sentence<FactName>)(what as never, names);
}

const SENTENCES: { readonly [Name in FactName]: Sentence<Name> } = {
  opened: ({ kind, channel }, { texts: t }) => t.caseFacts.opened(lower(t.cases.kinds[kind]), lower(t.cases.channels[channel])),
  acknowledged: ({ channel }, { texts: t }) => t.caseFacts.acknowledged(lower(t.cases.contacts[channel])),
  assessed({ harm, vulnerability, urgency }, { texts: t }) {
    const level = (of: typeof harm) => lower(t.cases.levels[of]);
    return t.caseFacts.assessed(level(harm), level(vulnerability), level(urgency));
  },
  classified: ({ kind }, { texts: t }) => t.caseFacts.classified(lower(t.cases.kinds[kind])),
  assigned: ({ owner, team }, names) => withTeam(names.texts.caseFacts.assigned(ownerName(owner, names)), team, names),
  state: ({ to }, { texts: t }) => t.caseFacts.state(lower(t.cases.states[to])),
  contact({ nature, channel, direction, day, time, outcome }, { texts: t, tag }) {
    const when = `${calendarDay(day, tag)}, ${time}`;
    const said = t.caseFacts.contact[direction](lower(t.cases.channels[channel]), when, t.caseFacts.contactOutcomes[outcome]);
    return nature === 'abuse' ? t.caseFacts.abuse(said) : said;
  },
  note: (_, { texts: t }) => t.caseFacts.note,
  points: ({ points }, { texts: t }) => t.caseFacts.points(points.length),
  outcome: ({ point, outcome }, { texts: t, point: said }) => t.caseFacts.outcome(said(point), lower(t.cases.outcomes[outcome])),
  remedy: ({ remedy, doneOn }, { texts: t, tag }) =>
    t.caseFacts.remedy(lower(t.caseFacts.remedies[remedy]), doneOn && calendarDay(doneOn, tag)),
  lesson: (_, { texts: t }) => t.caseFacts.lesson,
  linked: ({ to, how }, { texts: t, reference }) => t.caseFacts.linked[how](reference(to)),
  'second-stage': ({ owner, team }, names) => withTeam(names.texts.caseFacts.secondStage(names.person(owner)), team, names),
  extended({ to, toldOn }, { texts: t, tag }) {
    const said = t.caseFacts.extended(calendarDay(to, tag));
    return toldOn ? t.caseFacts.told(said, calendarDay(toldOn, tag)) : said;
  },
  referred: ({ to }, { texts: t }) => t.caseFacts.referred(to),
  subjects({ marked, cleared }, { texts: t, person }) {
    const who = (ids: readonly string[]) => ids.map(person).join(', ');
    const said = [marked.length > 0 && t.caseFacts.subjects(who(marked)), cleared.length > 0 && t.caseFacts.cleared(who(cleared))];
    return said.filter((each) => each !== false).join('; ') || t.caseFacts.noSubjects;
  },
  released: (_, { texts: t }) => t.caseFacts.released,
  held: (_, { texts: t }) => t.caseFacts.held,
  reopened: (_, { texts: t }) => t.caseFacts.reopened,
  'passed-on': ({ to, channel }, { texts: t, person }) => t.caseFacts.passedOn(person(to), lower(t.cases.channels[channel])),
  added({ wantsContact, satisfied }, { texts: t }) {
    const said = satisfied === null ? t.caseFacts.added : satisfied ? t.caseFacts.satisfied.yes : t.caseFacts.satisfied.no;
    return wantsContact ? t.caseFacts.wantsContact(said) : said;
  },
};

function ownerName(owner: string | null, { person, texts }: Names): string {
  return owner === null ? texts.caseFacts.nobody : person(owner);
}

function withTeam(sentence: string, team: string | null, names: Names): string {
  return team === null ? sentence : names.texts.caseFacts.withTeam(sentence, names.team(team));
}

/** Within a sentence. */
function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
