// What a visitor has answered so far, by question id: the id of a choice, several ids, a number, a date, or words. Conditions are asked
// of it; it lives no longer than the visit.

export type Answer = string | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

export function isEmpty(answer: Answer | undefined): boolean {
  return answer === undefined || answer.length === 0;
}
