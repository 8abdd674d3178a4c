// Who is asking, as far as rates go. Behind a proxy on the same machine that is the last address the proxy wrote down; a header
// from anybody else proves nothing and is ignored.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export type Client = { address: string /** Through a proxy on this machine. */; forwarded: boolean };

export function clientOf(context: Context): Client {
  const peer = peerAddress(context);
  const forwardedFor = context.req.header('x-forwarded-for');
  const last = forwardedFor?.split(',').at(-1)?.trim();
  if (isLoopback(peer) && last) return { address: last, forwarded: true };
  return { address: peer, forwarded: forwardedFor !== undefined };
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** There is no connection when a test hands a request to the app itself. */
function peerAddress(context: Context): string {
  return context.env?.incoming ? (getConnInfo(context).remote.address ?? 'unknown') : '127.0.0.1';
}
