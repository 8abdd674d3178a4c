// `npm start`: builds what is needed, then runs collector, kiosk and console, with a pairing link for the first kiosk.
import { main } from '../main.ts';
import { buildApps } from './build-apps.ts';

await buildApps();
await main({ pairFirst: true });
