// Hands one e-mail to the SMTP server, and says what came of it: taken, refused for good, or to be tried again.
import { createTransport } from 'nodemailer';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** Made of the fact, so that whoever gets it twice can tell. */
  id: string;
  /** Whom the answer goes to. */
  replyTo: { name: string; address: string } | null;
  /** Nobody wrote it, and nothing that answers by itself should answer it (RFC 3834). */
  isAutomatic: boolean;
};
export type MailResult = { result: 'taken' } | { result: 'refused' | 'later'; code: string; reason: string };
export type Mailer = { send(mail: Mail): Promise<MailResult>; close(): void };
export type MailSettings = { smtpUrl: string; from: string };

const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };

export function smtpMailer({ smtpUrl, from }: MailSettings): Mailer {
  const transport = createTransport({ url: smtpUrl, ...encryption(smtpUrl), ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');
  return {
    async send({ to, subject, text, id, replyTo, isAutomatic }) {
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${domain}>` },
          ...(replyTo ? { replyTo } : {}),
          ...(isAutomatic ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
        });
        return { result: 'taken' };
      } catch (error) {
        return failed(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Over `smtp://` the line is encrypted by STARTTLS (RFC 3207) or nothing is sent; only a relay on the same machine that wants no password gets it as it is. */
function encryption(smtpUrl: string): { requireTLS: true } | { ignoreTLS: true } {
  const { hostname, username } = new URL(smtpUrl);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
  return isHere && username === '' ? { ignoreTLS: true } : { requireTLS: true };
}

type SmtpError = Partial<{ code: string; responseCode: number; response: string; message: string }>;
/** A 5xx about signing in or the connection is about the settings, which somebody may mend; not about this e-mail. */
const ABOUT_THE_LETTER = ['EENVELOPE', 'EMESSAGE'];

export function failed(error: unknown): MailResult {
  const { code = '', responseCode = 0, response, message } = error as SmtpError;
  const reason = (response ?? message ?? code).slice(0, 500);
  const isRefused = ABOUT_THE_LETTER.includes(code) && responseCode >= 500;
  return { result: isRefused ? 'refused' : 'later', code: `${code} ${responseCode || ''}`.trim(), reason };
}
