import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import { printable } from '../../text';
import type {
  CallOptions,
  ClusterConnection,
  NodeCommandOutput,
} from '../types';

/**
 * Where Lifecycle Agent keeps things on the node between the halves of a generation
 * (`SeedgenWorkspacePath` in its controllers/utils/constants.go). It empties the folder when a
 * generation completes, fails before the imager, or passes its health checks; nothing else does.
 */
export const AGENT_FOLDER = '/var/lib/lca/ibu-seedgen-orch';

/** A file there, by the node's own word. What is inside is never read. */
export interface AgentFile {
  name: string;
  sizeBytes: number;
  modifiedAt?: string;
}

/** What the files in the folder mean for Lifecycle Agent's next start (its `initSeedGen`). */
export interface AgentFolderVerdict {
  /** It ends at each start: of the two files that belong together one is missing. */
  loops?: { has: string; misses: string };
  /** It brings an earlier generation back: both are there. */
  restores: boolean;
  /** The cluster's true pull secret is among them. */
  hasPullSecret: boolean;
  /** A credential is among them in clear. */
  hasCredential: boolean;
}

const SECRET_FILE = 'seedgen-secret.json';
const OBJECT_FILE = 'seedgen-cr.json';
const PULL_SECRET_FILE = 'pull-secret.json';

/** What each file holds, and whether that is a credential. */
const HOLDS: Record<string, { text: string; credential?: true }> = {
  'auth.json': {
    text: 'the credential that may push to the registry, in clear',
    credential: true,
  },
  [PULL_SECRET_FILE]: {
    text: 'the pull secret of the cluster, in clear',
    credential: true,
  },
  [SECRET_FILE]: {
    text: 'Secret seedgen with the credential that may push, to be restored',
    credential: true,
  },
  [`${SECRET_FILE}.bak`]: {
    text: 'Secret seedgen with the credential that may push, after it was restored',
    credential: true,
  },
  [OBJECT_FILE]: { text: 'the SeedGenerator, to be restored' },
  [`${OBJECT_FILE}.bak`]: { text: 'the SeedGenerator, after it was restored' },
};

// Lifecycle Agent stores six; what else may be there is somebody else's.
const MOST_FILES = 50;
const LONGEST_NAME = 100;

/** Asks the node which files are in the folder; fails where the node could not be asked. */
export async function readAgentFolder(
  cluster: Pick<ClusterConnection, 'runOnNode'>,
  options: CallOptions,
): Promise<Result<AgentFile[]>> {
  const output = await cluster.runOnNode('agent-files', options);
  if (!output.ok) return output;
  return (
    parseAgentFolder(output.value) ??
    failed('protocol', `Folder ${AGENT_FOLDER} on the node could not be listed`)
  );
}

/**
 * Reads lines of `SIZE SECONDS NAME`. A folder that is not there is an empty one; one that could
 * not be listed is unknown.
 */
export function parseAgentFolder({
  stdout,
  stderr,
  exitCode,
}: NodeCommandOutput): Result<AgentFile[]> | undefined {
  if (exitCode !== 0) {
    return stdout.trim() === '' &&
      /\/var\/lib\/lca(?:\/ibu-seedgen-orch)?['’"]?: No such file/.test(stderr)
      ? succeeded([])
      : undefined;
  }
  const files: AgentFile[] = [];
  const lines = stdout.split('\n').filter(line => line.trim() !== '');
  for (const line of lines) {
    const [size = '', seconds = '', ...name] = line.split(' ');
    const sizeBytes = Number(size);
    if (size === '' || !Number.isSafeInteger(sizeBytes) || !name.length)
      continue;
    files.push({
      name: printable(name.join(' '), LONGEST_NAME),
      sizeBytes,
      ...modifiedAt(Number(seconds)),
    });
  }
  // Something was said, and none of it is a list of files.
  if (lines.length > 0 && files.length === 0) return undefined;
  const counts = (file: AgentFile) => Number(holdsOf(file.name) !== undefined);
  return succeeded(
    files
      // However many others there are: what Lifecycle Agent stores decides.
      .sort((a, b) => counts(b) - counts(a))
      .slice(0, MOST_FILES)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

const LATEST_SECONDS = 253_402_300_799; // the end of the year 9999

function modifiedAt(seconds: number): Pick<AgentFile, 'modifiedAt'> {
  return seconds > 0 && seconds <= LATEST_SECONDS
    ? { modifiedAt: new Date(Math.floor(seconds) * 1000).toISOString() }
    : {};
}

/** What a file of that name holds, for people; nothing of one that Lifecycle Agent does not store. */
export function holdsOf(name: string): string | undefined {
  return Object.hasOwn(HOLDS, name) ? HOLDS[name].text : undefined;
}

/** What is left means for the next start of Lifecycle Agent, and for whom it may concern. */
export function judgeAgentFolder(
  files: readonly AgentFile[],
): AgentFolderVerdict {
  const has = (name: string) => files.some(file => file.name === name);
  const secret = has(SECRET_FILE);
  const object = has(OBJECT_FILE);
  return {
    ...(secret !== object && {
      loops: {
        has: secret ? SECRET_FILE : OBJECT_FILE,
        misses: secret ? OBJECT_FILE : SECRET_FILE,
      },
    }),
    restores: secret && object,
    hasPullSecret: has(PULL_SECRET_FILE),
    hasCredential: files.some(
      ({ name }) => Object.hasOwn(HOLDS, name) && HOLDS[name].credential,
    ),
  };
}
