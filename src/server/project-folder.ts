// Where the project lies, whatever folder the process was started in. Ends with a slash.
import { fileURLToPath } from 'node:url';

export const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url));
