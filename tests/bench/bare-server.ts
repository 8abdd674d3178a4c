// The limit of any collector: a bare HTTP server that gunzips, parses, appends and syncs each batch before it answers.
// `node bare-server.ts <file to append to> [folder of bench files]`
import { open, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { answerBenchFile } from './bench-files.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const file = await open(path, 'a');
const unzip = promisify(gunzip);

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => file.close());
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') await take(request, response);
  else if (request.url === '/arrived') response.end(JSON.stringify(await arrived()));
  else if (!answerBenchFile(folder, request, response)) response.writeHead(404).end();
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = Buffer.concat(chunks);
  const bytes = request.headers['content-encoding'] === 'gzip' ? await unzip(sent) : sent;
  const { entries } = JSON.parse(bytes.toString()) as { entries: unknown[] };
  await file.appendFile(Buffer.concat([bytes, Buffer.from('\n')]));
  await file.datasync();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ stored: entries.length }));
}

/** Counted from the file afterwards, so that counting costs the run nothing. */
async function arrived(): Promise<{ entries: number; distinct: number }> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
  const headers = lines.flatMap((line) => (JSON.parse(line) as { entries: { header: string }[] }).entries.map(({ header }) => header));
  return { entries: headers.length, distinct: new Set(headers).size };
}
