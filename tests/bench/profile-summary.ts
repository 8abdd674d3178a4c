// Where a process spent its time, from what `--cpu-prof` wrote: the functions with most time of their own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
};

/** Lines like ` 12.3 %  parse (src/protocol/entry.ts:40)`, of the time in which something ran. */
export function topSelfTimes(folder: string, count: number): string[] {
  const name = readdirSync(folder).find((file) => file.endsWith('.cpuprofile'));
  if (!name) return ['no profile was written'];
  const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile;
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, describe(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of profile.samples.entries()) {
    const place = places.get(id) ?? '?';
    times.set(place, (times.get(place) ?? 0) + (profile.timeDeltas[index] ?? 0));
  }
  times.delete('(idle)');
  times.delete('(program)');
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([place, time]) => `${((time / total) * 100).toFixed(1).padStart(5)} %  ${place}`);
}

function describe({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName || '(anonymous)';
  const path = url.replace(/^file:\/\//, '').replace(`${process.cwd()}/`, '');
  return path ? `${name} (${path}:${lineNumber + 1})` : name;
}
