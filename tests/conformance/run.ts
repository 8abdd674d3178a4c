// `npm run conformance`: writes docs/accessibility.md from what is said about each criterion.
import { writeFileSync } from 'node:fs';
import { accessibilityPage, CONFORMANCE, PAGE } from './accessibility-page.ts';

writeFileSync(PAGE, accessibilityPage(CONFORMANCE));
