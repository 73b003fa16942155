import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { RegistryAuthentication } from '../registry';
import { readReleases } from './releaseOptions';
import { readScenarios } from './scenarioOptions';
import { UsageError } from './UsageError';

/** What the command line says. */
export interface CommandOptions {
  speed: number;
  directory: string;
  /** Names, in the order given; all of the lab's without the flag. */
  clusters: string[];
  /** Port of the first cluster, the others follow; 0 for any free ones. */
  portBase: number;
  registryPort: number;
  controlPort: number;
  registryAuthentication: RegistryAuthentication;
  /** Scenarios to begin with, by cluster. */
  scenarios: { name: string; cluster: string }[];
  /** OpenShift's version of clusters that are not of the usual one. */
  releases: Record<string, string>;
  json: boolean;
  exitWithParent: boolean;
  help: boolean;
}

export const defaultPorts = {
  registry: 26443,
  control: 26480,
  /** `hub`; the other clusters follow in the order of the lab. */
  firstCluster: 26500,
};

export { UsageError };

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  speed: z.coerce.number().positive().max(10_000).default(1),
  directory: z.string().min(1).default('.lab'),
  clusters: z.string().min(1).optional(),
  'port-base': port.default(defaultPorts.firstCluster),
  'registry-port': port.default(defaultPorts.registry),
  'control-port': port.default(defaultPorts.control),
  'registry-auth': z.enum(['basic', 'bearer']).default('bearer'),
  scenario: z.array(z.string()).default([]),
  release: z.array(z.string()).default([]),
  json: z.boolean().default(false),
  'exit-with-parent': z.boolean().default(false),
  help: z.boolean().default(false),
});

/** Reads the command line. Throws UsageError with the flag that is wrong. */
export function parseOptions(
  args: string[],
  knownClusters: readonly string[],
): CommandOptions {
  const result = schema.safeParse(readFlags(args));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UsageError(`--${issue.path.join('.')}: ${issue.message}`);
  }
  const flags = result.data;
  const clusters = readClusters(flags.clusters, knownClusters);
  return {
    speed: flags.speed,
    directory: flags.directory,
    clusters,
    portBase: flags['port-base'],
    registryPort: flags['registry-port'],
    controlPort: flags['control-port'],
    registryAuthentication: flags['registry-auth'],
    scenarios: readScenarios(flags.scenario, clusters),
    releases: readReleases(flags.release, clusters),
    json: flags.json,
    exitWithParent: flags['exit-with-parent'],
    help: flags.help,
  };
}

function readFlags(args: string[]): Record<string, unknown> {
  try {
    return parseArgs({
      args,
      options: {
        speed: { type: 'string' },
        directory: { type: 'string' },
        clusters: { type: 'string' },
        'port-base': { type: 'string' },
        'registry-port': { type: 'string' },
        'control-port': { type: 'string' },
        'registry-auth': { type: 'string' },
        scenario: { type: 'string', multiple: true },
        release: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        'exit-with-parent': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readClusters(
  list: string | undefined,
  known: readonly string[],
): string[] {
  if (list === undefined) {
    return [...known];
  }
  const names = [...new Set(list.split(',').map(name => name.trim()))];
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `--clusters: there is no "${unknown}"; the lab has ${known.join(', ')}`,
    );
  }
  return names;
}

export const usage = `Simulated Single Node OpenShift clusters and an OCI registry on 127.0.0.1.

  --speed N             how much faster than in life, default 1
  --directory DIR       where kubeconfigs, tokens and certificates go, default .lab
  --clusters A,B        only these, default all
  --port-base P         port of the first cluster, default ${defaultPorts.firstCluster}; 0: any free ones
  --registry-port P     default ${defaultPorts.registry}; 0: any free one
  --control-port P      default ${defaultPorts.control}; 0: any free one
  --registry-auth MODE  bearer (default) or basic
  --scenario NAME[@C]   begin with this scenario, on cluster C or else the first that
                        seeds are taken of; may be given for several clusters
  --release V[@C]       OpenShift 4.14 to 4.22, or 5.0, on cluster C or else on all that seeds are taken of
  --json                say that it is ready as one line of JSON
  --exit-with-parent    stop when the process that started it is gone
`;
