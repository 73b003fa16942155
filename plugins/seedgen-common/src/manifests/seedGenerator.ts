import { runMarkAnnotations, type RunMark } from './runMark';
import type { KubernetesManifest } from './types';

/** Namespace of Lifecycle Agent and of the Secret it reads. @public */
export const LIFECYCLE_AGENT_NAMESPACE = 'openshift-lifecycle-agent';

/** The only name that the CRD of SeedGenerator accepts. @public */
export const SEED_GENERATOR_NAME = 'seedimage';

/** The only name that Lifecycle Agent looks for. @public */
export const SEED_SECRET_NAME = 'seedgen';

/** The only key that Lifecycle Agent looks for in the Secret. @public */
export const SEED_SECRET_KEY = 'seedAuth';

/** The `SeedGenerator` that starts a generation. Its spec cannot be changed later. @public */
export function buildSeedGenerator(
  mark: RunMark,
  seedImage: string,
): KubernetesManifest {
  return {
    apiVersion: 'lca.openshift.io/v1',
    kind: 'SeedGenerator',
    metadata: {
      name: SEED_GENERATOR_NAME,
      annotations: runMarkAnnotations(mark),
    },
    spec: { seedImage },
  };
}

/**
 * The Secret with the credential to push with.
 *
 * @param registryAuth - the text of a registry auth file with the target registry only; base64 is
 *   applied here. `undefined` builds the manifest as it may be shown, without the credential.
 * @public
 */
export function buildSeedSecret(
  mark: RunMark,
  registryAuth: string | undefined,
): KubernetesManifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: SEED_SECRET_NAME,
      namespace: LIFECYCLE_AGENT_NAMESPACE,
      annotations: runMarkAnnotations(mark),
    },
    // Not kubernetes.io/dockerconfigjson: its key would be another one, and a Secret's type is immutable.
    type: 'Opaque',
    data: {
      [SEED_SECRET_KEY]:
        registryAuth === undefined ? '<not shown>' : toBase64(registryAuth),
    },
  };
}

/**
 * The text of a registry auth file for one registry.
 *
 * @public
 */
export function buildRegistryAuth(
  registry: string,
  username: string,
  password: string,
): string {
  return JSON.stringify({
    auths: { [registry]: { auth: toBase64(`${username}:${password}`) } },
  });
}

function toBase64(text: string): string {
  return btoa(
    Array.from(new TextEncoder().encode(text), byte =>
      String.fromCharCode(byte),
    ).join(''),
  );
}
