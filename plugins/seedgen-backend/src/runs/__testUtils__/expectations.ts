import { rank } from '../kinds/generate/order';

/** Phases of an undisturbed run. */
export const USUAL = [
  'Preflight',
  'Requesting',
  'Stabilizing',
  'Preparing',
  'Imaging',
  'Published',
  'Recovering',
  'Finalizing',
  'Verifying',
  'Cleaning',
  'Succeeded',
];

/** Phases never go backwards, and none is entered twice. */
export function expectForwardOnly(phases: string[]) {
  const ranks = phases.map(phase => rank(phase as never));
  expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
}

/** Whether a list is another one with some left out. */
export function isSubsequence(part: string[], whole: string[]): boolean {
  let index = 0;
  for (const each of whole) if (each === part[index]) index += 1;
  return index === part.length;
}
