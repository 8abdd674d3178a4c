// Which errors mean that PostgreSQL cannot be reached or cannot take the work at the moment, and not that a query is wrong.

/** Classes of SQLSTATE (PostgreSQL, appendix A). */
const CLASSES = [
  '08', // connection exception
  '25', // invalid transaction state: read-only server, idle transaction ended
  '28', // the password was changed
  '3D', // the database is not there
  '40', // rolled back: deadlock, serialization
  '53', // disk full, out of memory, too many connections
  '55', // lock not available
  '57', // shutting down, cancelled, timed out
  '58', // system and I/O errors
  'XX', // corruption
];
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'];
/** pg and Kysely say these without a code. */
const WORDS =
  /connection terminated|connection error|timeout exceeded when trying to connect|query read timeout|has been discarded|rolled back instead/i;

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NETWORK.includes(code)) return true;
  if (code.length === 5) return CLASSES.some((name) => code.startsWith(name));
  return WORDS.test(error.message);
}
