// Holds docs/reliability.md to its word: each row of the fault matrix, and each promise of the README, names tests that exist. A row
// without one needs a reason in its place. Pure: the files are handed in.
import { missingTest, type Repository } from './test-references.ts';

/** F01 to F44. */
const ROWS = Array.from({ length: 44 }, (_, place) => `F${String(place + 1).padStart(2, '0')}`);
const PROMISES = ['P1', 'P2', 'P3', 'P4', 'P5'];
/** `tests/e2e/some.spec.ts` › part of its title */
const REFERENCE = /`(tests\/[^`]+)`(?: › ([^;|]+))?/g;
/** Opens the last cell of a row that no test holds yet. */
const REASON = /^Not (?:here|yet): .{20,}/;

/** What is wrong, one line each; empty when all is as it should be. */
export function faultMatrixComplaints(repository: Repository): string[] {
  const matrix = repository.read('docs/reliability.md');
  const readme = repository.read('README.md');
  if (matrix === null || readme === null) return ['docs/reliability.md and README.md must both be there'];
  return [
    ...ROWS.flatMap((row) => rowComplaints(row, lastCell(matrix, row), repository)),
    ...PROMISES.flatMap((promise) => promiseComplaints(promise, lastCell(readme, `**${promise}**`), repository)),
  ];
}

/** The last cell of the table row whose first cell is `name`. */
function lastCell(markdown: string, name: string): string | null {
  const line = markdown.split('\n').find((candidate) => new RegExp(`^\\| ${name.replaceAll('*', '\\*')} +\\|`).test(candidate));
  return line?.split('|').at(-2)?.trim() ?? null;
}

function rowComplaints(row: string, cell: string | null, repository: Repository): string[] {
  if (cell === null) return [`${row}: no row in docs/reliability.md`];
  if (REASON.test(cell)) return [];
  return referenceComplaints(row, cell, repository);
}

function promiseComplaints(promise: string, cell: string | null, repository: Repository): string[] {
  return cell === null ? [`${promise}: no row in README.md`] : referenceComplaints(promise, cell, repository);
}

function referenceComplaints(name: string, cell: string, repository: Repository): string[] {
  const references = [...cell.matchAll(REFERENCE)];
  if (references.length === 0) return [`${name}: names no test, and gives no reason ("Not here: …")`];
  return references.flatMap(([, path, title]) => {
    const complaint = missingTest(path as string, title?.trim(), repository);
    return complaint === null ? [] : [`${name}: ${complaint}`];
  });
}
