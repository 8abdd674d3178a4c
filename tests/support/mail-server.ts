// A real SMTP server on loopback: keeps what it took, refuses whom it is told to, and can hold an e-mail between its last byte and the OK.
import { SMTPServer } from 'smtp-server';

type Received = { to: string[]; raw: string };
export type MailServer = {
  /** For `CANDOUR_SMTP_URL`. */
  readonly url: string;
  readonly received: readonly Received[];
  /** Answered to `RCPT TO` of such an address. */
  refuse(address: string, code: number): void;
  accept(address: string): void;
  /** Every e-mail from now on waits for `letGo` when it has come whole. */
  hold(): void;
  letGo(): void;
  /** How many wait. */
  held(): number;
  stop(): Promise<void>;
};

export async function aMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const refused = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let holds = false;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
    onRcptTo({ address }, _session, callback) {
      const responseCode = refused.get(address);
      callback(responseCode ? Object.assign(new Error(`no mailbox ${address}`), { responseCode }) : null);
    },
    onData(stream, { envelope }, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const take = () => {
          received.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
          callback(null);
        };
        if (holds) waiting.push(take);
        else take();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refuse: (to, code) => void refused.set(to, code),
    accept: (to) => void refused.delete(to),
    hold: () => (holds = true),
    letGo() {
      holds = false;
      for (const take of waiting.splice(0)) take();
    },
    held: () => waiting.length,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
