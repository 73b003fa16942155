import type { RunLogSource } from '@seedgen/backstage-plugin-seedgen-common';

const ARTIFACTS = {
  imager: 'imager.log',
  'lifecycle-agent': 'lifecycle-agent.log',
} satisfies Record<RunLogSource, string>;

/** Most characters of a log that one answer carries. */
export const LONGEST_SERVED = 1024 * 1024;

/** Name of the artifact that a log is kept as. */
export function artifactOf(source: RunLogSource): string {
  return ARTIFACTS[source];
}

/** The end of a text from the beginning of a line on, with a mark where something is left out. */
export function lastPartOf(text: string, maximum = LONGEST_SERVED): string {
  if (text.length <= maximum) return text;
  const end = text.slice(-maximum);
  // One line that fills it all has no beginning to look for.
  const line = end.indexOf('\n') + 1;
  const kept = end.slice(line).replace(/^[\udc00-\udfff]/, '');
  return `[… ${text.length - kept.length} characters left out]\n${kept}`;
}
