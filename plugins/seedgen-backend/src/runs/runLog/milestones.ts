import type { RunLogSource } from '@seedgen/backstage-plugin-seedgen-common';
import { safeText } from '../../text';
import { lineTime } from './lineTime';

/** Something that a log says has happened. */
export interface Milestone {
  /** Stable; each is taken in once a run. */
  id: string;
  source: RunLogSource;
  text: string;
  /** When it happened, by the clock of the node; absent where the line does not say. */
  at?: string;
}

interface Known {
  said: RegExp;
  id: string;
  /** In words of ours; the words of the line where it names what nobody can know beforehand. */
  text: string | ((line: string) => string);
}

// LCA lca-cli/seedcreator, seedrestoration and cmd/create.go, in their order.
const IMAGER: readonly Known[] = [
  {
    said: /OCI image creation has started/,
    id: 'imager-started',
    text: 'The imager began',
  },
  {
    said: /List of containers\s+saved successfully/,
    id: 'images-listed',
    text: 'The list of images was saved',
  },
  {
    said: /Seed cluster certificates backed up successfully/,
    id: 'certificates-saved',
    text: 'The certificates of the cluster were put aside',
  },
  {
    said: /Stop kubelet service/,
    id: 'kubelet-stopped',
    text: 'The kubelet was stopped: the outage began',
  },
  {
    said: /Running containers and CRI-O engine stopped successfully/,
    id: 'runtime-stopped',
    text: 'All containers and CRI-O were stopped',
  },
  {
    said: /Recert --force-expire tool ran/,
    id: 'recert-ran',
    text: 'recert took the certificates out of the image',
  },
  {
    said: /Backup of \/var created successfully/,
    id: 'var-packed',
    text: '/var was packed',
  },
  {
    said: /Backup of \/etc created successfully/,
    id: 'etc-packed',
    text: '/etc was packed',
  },
  {
    said: /Build and push OCI image to /,
    id: 'push-began',
    text: 'Building and pushing the image began',
  },
  {
    said: /OCI image created successfully/,
    id: 'image-pushed',
    text: 'The image was built and pushed',
  },
  {
    said: /Certificates in seed SNO cluster restored successfully/,
    id: 'certificates-restored',
    text: 'The certificates of the cluster were restored',
  },
  {
    said: /Restoring cluster services/,
    id: 'services-restored',
    text: 'The services of the cluster were started again',
  },
  {
    said: /Seed cluster restored successfully/,
    id: 'cluster-restored',
    text: 'The imager was done',
  },
];

const NOT_RESTORABLE = /unable to recover SeedGenerator CR: [^"\\}\t]*/;

// LCA controllers/seedgen_controller.go and main/main.go.
const LIFECYCLE_AGENT: readonly Known[] = [
  {
    said: /\bLaunching imager\b(?! container)/,
    id: 'agent-launched-imager',
    text: 'Lifecycle Agent launched the imager',
  },
  {
    said: /Restore successful and saved SeedGenerator CR removed/,
    id: 'agent-restored-generator',
    text: 'Lifecycle Agent restored the SeedGenerator',
  },
  {
    said: NOT_RESTORABLE,
    id: 'agent-cannot-restore',
    text: line => `Lifecycle Agent: ${NOT_RESTORABLE.exec(line)?.[0] ?? line}`,
  },
];

// Shorter than any of them: a log may be all line ends.
const SHORTEST = 16;

const KNOWN: Record<RunLogSource, readonly Known[]> = {
  imager: IMAGER,
  'lifecycle-agent': LIFECYCLE_AGENT,
};

/**
 * The milestones that the lines of a log tell of, each once, in the order of the lines; of one that
 * comes again the first in the imager's log, which is of one generation, and the last in that of
 * Lifecycle Agent, which may tell of earlier ones as well. Pure.
 */
export function readMilestones(
  source: RunLogSource,
  lines: readonly string[],
): Milestone[] {
  const found = new Map<string, Milestone>();
  for (const line of lines) {
    if (line.length < SHORTEST) continue;
    // A command may name anything.
    if (/Executing \S+ with args/.test(line)) continue;
    const known = KNOWN[source].find(({ said }) => said.test(line));
    if (!known || (source === 'imager' && found.has(known.id))) continue;
    const { id, text } = known;
    const at = timeOf(line);
    found.delete(id);
    found.set(id, {
      id,
      source,
      text: typeof text === 'string' ? text : safeText(text(line)),
      ...(at && { at }),
    });
  }
  return [...found.values()];
}

const LOGRUS =
  /^time="(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))"/;

// A time without a zone is none: the node's may be any.
function timeOf(line: string): string | undefined {
  const text = lineTime(line)?.text ?? LOGRUS.exec(line)?.[1];
  const milliseconds = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(milliseconds)
    ? undefined
    : new Date(milliseconds).toISOString();
}
