import type { KubeObject } from '../../apiserver/types';

/** Where containers of the lab's nodes may be pulled from; the credentials are made up and open nothing. */
export function clusterPullSecret(clusterName: string): string {
  const auth = (registry: string) =>
    Buffer.from(`${clusterName}:made-up-for-${registry}`).toString('base64');
  return JSON.stringify({
    auths: Object.fromEntries(
      ['quay.io', 'registry.redhat.io', 'registry.connect.redhat.com'].map(
        registry => [registry, { auth: auth(registry) }],
      ),
    ),
  });
}

/** What the pull secret is while a seed is taken, so that no credential gets into the image. */
export const SANITIZED_PULL_SECRET =
  '{"auths":{"registry.connect.redhat.com":{"username":"empty","password":"empty","auth":"ZW1wdHk6ZW1wdHk=","email":""}}}';

export interface RegistryTrust {
  /** As in image references, e.g. `127.0.0.1:5443`. */
  host: string;
  /** PEM of the authority that the registry's certificate is of. */
  caPem: string;
}

/** Pull secret, trusted authorities and the observability leftovers of the cluster. */
export function configurationObjects(
  pullSecret: string,
  registry: RegistryTrust,
): KubeObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'pull-secret', namespace: 'openshift-config' },
      type: 'kubernetes.io/dockerconfigjson',
      data: {
        '.dockerconfigjson': Buffer.from(pullSecret).toString('base64'),
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'registry-config', namespace: 'openshift-config' },
      // A colon is not allowed in a key, so OpenShift writes the port after two dots.
      data: { [registry.host.replace(':', '..')]: registry.caPem },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'user-ca-bundle', namespace: 'openshift-config' },
      data: { 'ca-bundle.crt': registry.caPem },
    },
  ];
}
