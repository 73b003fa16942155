import type { screens } from './screens';

type Screens = typeof screens;

/** Loads a page, a card or a field, and before the first of them what they have in common. */
export async function loadScreen<Name extends keyof Screens>(
  name: Name,
): Promise<Awaited<ReturnType<Screens[Name]>>> {
  const all = await import('./screens');
  return all.screens[name]() as Promise<Awaited<ReturnType<Screens[Name]>>>;
}
