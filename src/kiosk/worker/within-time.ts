// Waits for something only so long: rejects with a `TimeoutError` when it takes longer, and leaves it alone then.

export function withinTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('took too long', 'TimeoutError')), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function isTimeOut(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
