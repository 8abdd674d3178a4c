// The lines of an answer as they come, each parsed with its shape. Ends where the answer ends; throws where it breaks off, or is no such answer.
import * as v from 'valibot';

export async function* answerLines<S extends v.GenericSchema>(response: Response, shape: S): AsyncGenerator<v.InferOutput<S>, void> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield v.parse(shape, JSON.parse(line));
    }
    if (rest !== '') yield v.parse(shape, JSON.parse(rest));
  } finally {
    await reader.cancel().catch(() => {});
  }
}
