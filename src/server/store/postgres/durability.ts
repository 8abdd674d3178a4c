// PostgreSQL is durable unless someone switched it off: refused here rather than found out after a power cut.
import type { ClientBase, Pool } from 'pg';
import { Problem } from '../../../protocol/problem.ts';

const SETTINGS = `
  select name, current_setting(name) as value
  from unnest(array['synchronous_commit', 'fsync', 'full_page_writes']) as name`;

/** Throws, naming the setting, when a commit would not be on the disk of the server. */
export async function requireDurable(connection: ClientBase | Pool): Promise<void> {
  const { rows } = await connection.query<{ name: string; value: string }>(SETTINGS);
  const wrong = rows.find((setting) => setting.value === 'off');
  if (wrong) throw new Problem('store-unavailable', { detail: `PostgreSQL runs with ${wrong.name} = off; commits would not be durable.` });
}
