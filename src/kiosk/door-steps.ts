// What a visit does behind its doors: forms, the service standards, and the way to the receipt's page. Loaded after the first paint.
import { formStep, openForm } from './form-steps.ts';
import { receiptsStep } from './receipts-steps.ts';
import { standardsStep } from './standards-steps.ts';

export const doorSteps = { openForm, form: formStep, standards: standardsStep, receipts: receiptsStep };
export type DoorSteps = typeof doorSteps;
