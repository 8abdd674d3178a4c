// A file line by line, however large it is: never more than one line, and a piece of the next, in the memory.

/** No line of a rescue is longer; of one that is, only this much comes out. */
const LINE_MAX_LENGTH = 4 * 1024 * 1024;

export async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let line = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const [rest = '', ...lines] = value.split('\n');
    line = longer(line, rest);
    for (const next of lines) {
      yield withoutReturn(line);
      line = longer('', next);
    }
  }
  if (line !== '') yield withoutReturn(line);
}

function longer(line: string, more: string): string {
  return line.length >= LINE_MAX_LENGTH ? line : (line + more).slice(0, LINE_MAX_LENGTH);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
