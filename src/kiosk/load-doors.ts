// What is behind the doors, from the same version as this page.
import type { DoorSteps } from './door-steps.ts';

export async function loadDoors(): Promise<DoorSteps> {
  return (await import('./door-steps.ts')).doorSteps;
}
