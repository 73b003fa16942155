import type {
  SourcedCluster,
  SourcedCredential,
} from '@seedgen/backstage-plugin-seedgen-node';
import { z } from 'zod';
import { stopWithin } from '../../stopWithin';
import type { Clock } from '../../clock';
import type { CredentialSettings } from '../../config';
import { checkCertificates } from '../../config/files';
import { DNS_1123_LABEL } from '../../config/fields';
import { checkServerUrl } from '../../config/serverUrl';
import type { SourcedSettings } from './types';

const CREDENTIAL_LIMIT_MS = 10_000;
const LONGEST_TITLE = 200;

const label = z.string().regex(DNS_1123_LABEL, 'is no DNS-1123 label');
const clusterSchema = z.object({
  name: label.refine(name => name !== 'local-cluster', 'is a hub itself'),
  title: z.string().max(LONGEST_TITLE).optional(),
  role: z.enum(['sno', 'hub']).optional(),
  hub: label.optional(),
  clusterId: z.string().min(1).max(64).optional(),
  access: z.object({
    server: z.string(),
    ca: z.string(),
    credentials: z
      .array(
        z.object({
          name: z.string().regex(/^[\x20-\x7e]{1,100}$/, 'is no name'),
          kind: z.enum(['token', 'client-certificate']),
          load: z.custom(each => typeof each === 'function', 'no function'),
        }),
      )
      .min(1),
  }),
});

/**
 * The clusters that a source names, checked. One that is not complete, or whose name is taken, is left out.
 *
 * @param onRefused - told of those, without any value that may be a secret
 */
export function sourcedSettings(
  clusters: readonly SourcedCluster[],
  clock: Clock,
  onRefused: (message: string) => void,
): SourcedSettings[] {
  const accepted = new Map<string, SourcedSettings>();
  clusters.forEach((cluster, index) => {
    const at = `clusters[${index}]`;
    const parsed = clusterSchema.safeParse(cluster);
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      onRefused(`${[at, ...path].join('.')}: ${message}`);
      return;
    }
    const { name } = parsed.data;
    if (accepted.has(name)) {
      onRefused(`${at}.name: '${name}' is used twice`);
      return;
    }
    try {
      accepted.set(name, settingsOf(cluster, at, clock));
    } catch (error) {
      onRefused((error as Error).message);
    }
  });
  return [...accepted.values()];
}

function settingsOf(
  { name, title, role = 'sno', hub, clusterId, access }: SourcedCluster,
  at: string,
  clock: Clock,
): SourcedSettings {
  const server = checkServerUrl(`${at}.access.server`, access.server);
  checkCertificates(`${at}.access.ca`, access.ca);
  return {
    name,
    title,
    role,
    hub,
    clusterId,
    access: {
      kind: 'server',
      server,
      ca: { pem: access.ca },
      credentials: access.credentials.map(each => limited(each, clock)),
    },
  };
}

function limited(
  credential: SourcedCredential,
  clock: Clock,
): CredentialSettings {
  const within = async <T>(loading: Promise<T>): Promise<T> => {
    if (!(await stopWithin(clock, CREDENTIAL_LIMIT_MS, loading))) {
      throw new Error('The source did not say it in time');
    }
    return loading;
  };
  return credential.kind === 'token'
    ? {
        name: credential.name,
        kind: 'sourced-token',
        load: async () => within(credential.load()),
      }
    : {
        name: credential.name,
        kind: 'sourced-certificate',
        load: async () => within(credential.load()),
      };
}
