import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { notApplicable, pass, unreadable, warn } from '../outcomes';

const LOOKED_AT =
  'Image cluster (additionalTrustedCA, insecureRegistries), Proxy cluster (trustedCA), files of MachineConfigs';
const ANCHORS = '/etc/pki/ca-trust/source/anchors/';

/**
 * The node has been told whose certificates to trust for the registry. Its push happens while the
 * API is down, and an untrusted certificate ends it there. What is inside the ConfigMaps is not
 * read, only that they are named.
 */
export const registryTrustedByNode: Check = {
  id: 'registry-trusted-by-node',
  title: 'Node is told to trust the registry',
  severity: 'warns',
  kinds: ['generate'],
  async run({ cluster, registries, reference }) {
    const registry = reference && registries.forReference(reference);
    if (!registry) {
      return notApplicable('No image on a configured registry was named.');
    }
    if (!registry.ownAuthorities) {
      return notApplicable(
        `No authority of its own is configured for registry ${registry.name}; the public ones are trusted by every node.`,
      );
    }
    const { host } = registry;
    const [image, proxy, configs] = await Promise.all([
      cluster.get('ImageConfig', 'cluster'),
      cluster.get('Proxy', 'cluster'),
      cluster.list('MachineConfig'),
    ]);
    const ways = [
      ...(image.ok ? imageWays(image.value, host) : []),
      ...(proxy.ok ? proxyWays(proxy.value) : []),
      ...(configs.ok
        ? configs.value.flatMap(each => machineConfigWays(each, host))
        : []),
    ];
    if (ways.length > 0) {
      return pass(
        `The node takes authorities from ${ways[0]}; that the one of ${host} is among them cannot be seen from here.`,
        { lookedAt: LOOKED_AT, found: ways.join(', ') },
      );
    }
    for (const read of [image, proxy, configs]) {
      if (!read.ok && read.failure.code !== 'not-found') {
        return unreadable(read.failure, LOOKED_AT);
      }
    }
    return warn({
      lookedAt: LOOKED_AT,
      found: 'none',
      wanted: `the authority of ${host}`,
      reasonCode: 'RegistryAuthorityNotConfigured',
      message: `Registry ${registry.name} has an authority of its own, and nothing tells the node to trust it; the push would fail with x509: certificate signed by unknown authority.`,
      remedy: `Put the authority into a ConfigMap in openshift-config under the key ${host.replace(
        ':',
        '..',
      )}, and name it in spec.additionalTrustedCA of image.config.openshift.io/cluster.`,
    });
  },
};

function imageWays({ spec }: KubernetesObject, host: string): string[] {
  const name: string | undefined = spec?.additionalTrustedCA?.name;
  const insecure: unknown = spec?.registrySources?.insecureRegistries;
  return [
    ...(name ? [`ConfigMap ${name} (additionalTrustedCA)`] : []),
    ...(Array.isArray(insecure) && insecure.includes(host)
      ? ['insecureRegistries']
      : []),
  ];
}

function proxyWays({ spec }: KubernetesObject): string[] {
  const name: string | undefined = spec?.trustedCA?.name;
  return name ? [`ConfigMap ${name} (trustedCA of the proxy)`] : [];
}

function machineConfigWays(
  { metadata, spec }: KubernetesObject,
  host: string,
): string[] {
  const files: unknown = spec?.config?.storage?.files;
  const places = [ANCHORS, `/etc/containers/certs.d/${host}/`];
  return Array.isArray(files) &&
    files.some(file =>
      places.some(place => String(file?.path).startsWith(place)),
    )
    ? [`MachineConfig ${metadata.name}`]
    : [];
}
