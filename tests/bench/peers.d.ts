// As much of the peers' types as the benchmarks use, so that the project is type-checked the same whether or not they are
// installed.
declare module 'rxdb/plugins/core' {
  type Collection = { bulkInsert: (documents: readonly object[]) => Promise<unknown> };
  type Database<Names extends string> = {
    addCollections: (settings: Record<Names, { schema: object }>) => Promise<Record<Names, Collection>>;
  };
  export function createRxDatabase(settings: { name: string; storage: object; multiInstance: boolean }): Promise<Database<'entries'>>;
}
declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object;
}
declare module 'rxdb/plugins/replication' {
  export function replicateRxCollection(settings: {
    collection: object;
    replicationIdentifier: string;
    live: boolean;
    retryTime: number;
    push: { batchSize: number; handler: (rows: readonly { newDocumentState: unknown }[]) => Promise<[]> };
  }): { awaitInSync: () => Promise<unknown> };
}
declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string);
    bulkDocs(documents: readonly object[]): Promise<unknown>;
    replicate: { to: (url: string, options: { batch_size: number }) => Promise<unknown> };
  }
}
declare module 'pouchdb' {
  class PouchDB {
    constructor(name: string);
    static plugin(plugin: object): void;
    static defaults(options: { adapter: string } | { prefix: string }): typeof PouchDB;
    info(): Promise<{ doc_count: number }>;
  }
  export default PouchDB;
}
declare module 'pouchdb-adapter-memory' {
  const adapter: object;
  export default adapter;
}
declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';
  export default function expressPouchdb(database: object, options: { inMemoryConfig: boolean; logPath: string }): RequestListener;
}
declare module 'express' {
  import type { RequestListener, Server } from 'node:http';

  type Application = {
    get: (path: string, handler: RequestListener) => void;
    use: (path: string, handler: RequestListener) => void;
    listen: (port: number, host: string, listening: () => void) => Server;
  };
  export default function express(): Application;
}
