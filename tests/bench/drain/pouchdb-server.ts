// express-pouchdb, the CouchDB-compatible server that PouchDB replicates to.
// `node pouchdb-server.ts <leveldb|memory> <data folder> <folder of bench files>`
import { join } from 'node:path';
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import memoryAdapter from 'pouchdb-adapter-memory';
import { answerBenchFile } from '../bench-files.ts';

const [storage, dataFolder = '', benchFolder = ''] = process.argv.slice(2);
PouchDB.plugin(memoryAdapter);
const Database = PouchDB.defaults(storage === 'memory' ? { adapter: 'memory' } : { prefix: join(dataFolder, '/') });
const entries = new Database('entries');

const app = express();
app.get('/bench/*', (request, response) => {
  if (!answerBenchFile(benchFolder, request, response)) response.writeHead(404).end();
});
app.get('/arrived', async (_request, response) => {
  const { doc_count: count } = await entries.info();
  response.end(JSON.stringify({ entries: count, distinct: count }));
});
app.use('/db', expressPouchdb(Database, { inMemoryConfig: true, logPath: join(dataFolder, 'pouchdb.log') }));

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => process.exit(0));
