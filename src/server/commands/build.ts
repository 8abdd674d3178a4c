// `npm run build`: builds the apps whose sources changed.
import { buildApps } from './build-apps.ts';

const built = await buildApps();
process.stdout.write(built.length > 0 ? `Built ${built.join(' and ')}.\n` : 'Nothing changed since the last build.\n');
