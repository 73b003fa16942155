import type { X509Certificate } from 'node:crypto';
import type {
  AccessFailure,
  ImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import type { Result } from '../../result';
import type { ClusterReads } from '../ClusterReads';
import { certificatesIn } from '../trust';
import { registryPrefixCovers } from '../registryPrefix';
import { fileText } from './machineConfigFile';

const ANCHORS = '/etc/pki/ca-trust/source/anchors/';
const PROXY_BUNDLE = 'ca-bundle.crt';

/** One thing that tells the node whom to trust. */
export interface TrustSource {
  /** For people. */
  name: string;
  authorities: X509Certificate[];
  /** The node asks for no certificate at all. */
  insecure?: boolean;
  /** It is named, but not there. */
  missing?: boolean;
  /** Why it could not be seen. */
  failure?: AccessFailure;
}

/**
 * All that tells the node whom to trust as a registry: podman looks into a folder for the registry,
 * which the image configuration fills, and at the authorities of the whole node, to which the
 * bundle of the proxy configuration and files of MachineConfigs are added.
 */
export async function readTrustSources(
  cluster: ClusterReads,
  { registry: host, repository }: ImageReference,
): Promise<TrustSource[]> {
  const [image, proxy, configs] = await Promise.all([
    cluster.get('ImageConfig', 'cluster'),
    cluster.get('Proxy', 'cluster'),
    cluster.list('MachineConfig'),
  ]);
  const bundles = await Promise.all([
    bundleOf(
      cluster,
      image,
      ({ spec }) => spec?.additionalTrustedCA?.name,
      'additionalTrustedCA',
      host.replace(':', '..'),
    ),
    bundleOf(
      cluster,
      proxy,
      ({ spec }) => spec?.trustedCA?.name,
      'trustedCA of the proxy',
      PROXY_BUNDLE,
    ),
  ]);
  return [
    ...(image.ok && isInsecure(image.value, `${host}/${repository}`)
      ? [{ name: 'insecureRegistries', authorities: [], insecure: true }]
      : []),
    ...bundles.flat(),
    ...(configs.ok
      ? configs.value.flatMap(config => fileSources(config, host))
      : unseen('MachineConfigs', configs.failure)),
  ];
}

async function bundleOf(
  cluster: ClusterReads,
  configuration: Result<KubernetesObject>,
  select: (object: KubernetesObject) => unknown,
  what: string,
  key: string,
): Promise<TrustSource[]> {
  if (!configuration.ok) return unseen(what, configuration.failure);
  const bundle = select(configuration.value);
  if (typeof bundle !== 'string' || bundle === '') return [];
  const name = `ConfigMap ${bundle} (${what})`;
  const read = await cluster.trustBundle(bundle);
  if (read.ok) {
    return [{ name, authorities: certificatesIn(read.value[key] ?? '') }];
  }
  return read.failure.code === 'not-found'
    ? [{ name, authorities: [], missing: true }]
    : [{ name, authorities: [], failure: read.failure }];
}

/** What is not there tells the node nothing. */
function unseen(name: string, failure: AccessFailure): TrustSource[] {
  return failure.code === 'not-found'
    ? []
    : [{ name, authorities: [], failure }];
}

function isInsecure({ spec }: KubernetesObject, place: string): boolean {
  const insecure: unknown = spec?.registrySources?.insecureRegistries;
  return (
    Array.isArray(insecure) &&
    insecure.some(
      entry => typeof entry === 'string' && registryPrefixCovers(entry, place),
    )
  );
}

function fileSources(
  { metadata, spec }: KubernetesObject,
  host: string,
): TrustSource[] {
  const files: unknown = spec?.config?.storage?.files;
  const places = [
    ANCHORS,
    `/etc/containers/certs.d/${host}/`,
    `/etc/docker/certs.d/${host}/`,
  ];
  const authorities = (Array.isArray(files) ? files : [])
    .filter(file => places.some(place => String(file?.path).startsWith(place)))
    .flatMap(file => certificatesIn(fileText(file) ?? ''));
  return authorities.length > 0
    ? [{ name: `MachineConfig ${metadata.name}`, authorities }]
    : [];
}
