// What `npm run check` says about `kiosk-config/`: every file read, resolved and its schema up to date.
import { checkFileSchemas } from './file-schemas.ts';
import { readConfigurationFolder } from './read-configuration-files.ts';

/** Complaints, none when all is well: file, place and what was expected. */
export async function checkConfigurationFolder(folder: string): Promise<string[]> {
  const { organisations, complaints } = await readConfigurationFolder(folder);
  const none = organisations.length === 0 && complaints.length === 0 ? [`${folder}: no organisation in it`] : [];
  return [...complaints, ...none, ...(await checkFileSchemas(folder))];
}
