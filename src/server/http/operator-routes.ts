// Addresses for operators. Numbers move with every tap, so `/metrics` answers only who connects directly from this machine or a private
// network: through a proxy it is not there.
import { BlockList } from 'node:net';
import type { Context, Hono } from 'hono';
import { Problem } from '../../protocol/problem.ts';
import { clientOf } from './client-address.ts';

type Operations = { ready(): Promise<void>; metrics: { text(): Promise<string>; contentType: string } };

export function registerOperatorRoutes(app: Hono, { ready, metrics }: Operations): void {
  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    try {
      await ready();
      return context.text('ready\n');
    } catch {
      return context.text('the store is not ready\n', 503);
    }
  });
  app.get('/metrics', async (context) => {
    if (!isNearby(context)) throw new Problem('not-found');
    return context.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
}

const nearby = new BlockList();
nearby.addSubnet('127.0.0.0', 8, 'ipv4');
nearby.addSubnet('10.0.0.0', 8, 'ipv4');
nearby.addSubnet('172.16.0.0', 12, 'ipv4');
nearby.addSubnet('192.168.0.0', 16, 'ipv4');
nearby.addSubnet('fc00::', 7, 'ipv6');
nearby.addAddress('::1', 'ipv6');

function isNearby(context: Context): boolean {
  const { address, forwarded } = clientOf(context);
  return !forwarded && nearby.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}
