// What documents say about tests, held to the tests that are there. Pure: the files are handed in.

export type Repository = {
  /** Text of a file, or null when there is none. Paths from the top of the repository. */
  read(path: string): string | null;
};

/** `title`: a part of one is enough. Null when both are there. */
export function missingTest(path: string, title: string | undefined, repository: Repository): string | null {
  const text = repository.read(path);
  if (text === null) return `${path} is not there`;
  return !title || titlesIn(text).some((one) => one.includes(title)) ? null : `${path} has no test "${title}"`;
}

/** `test('…'`, `describe('…'`, and after a list of cases `])('…'`. */
const TITLE = /(?:\b(?:test|it|describe)\(|\)\()\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

function titlesIn(spec: string): string[] {
  return [...spec.matchAll(TITLE)].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));
}
