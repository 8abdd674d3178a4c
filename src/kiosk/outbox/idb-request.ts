// IndexedDB's two moments as promises: a request has its answer; a transaction is on disk.

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Of a transaction whose requests have all been made: nothing more is waited for, and `complete` means committed. */
export function committed(transaction: IDBTransaction): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'));
  });
  // Whoever waits hears of it; a request that failed before may already have ended the wait.
  done.catch(() => undefined);
  return done;
}
