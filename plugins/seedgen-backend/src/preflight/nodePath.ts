import type { ImageReference } from '@seedgen/backstage-plugin-seedgen-common';
import type { RegistryAnswer, RegistryQuestion } from '../clusters';
import type { Result } from '../result';
import type { ClusterReads } from './ClusterReads';
import { bypassesProxy, destinationOf } from './noProxy';

/** How the node gets to the registry of the seed, by its own word. */
export interface NodePath {
  /** `skopeo` follows the rules of the push; `curl` knows the node's authorities alone. */
  by: 'skopeo' | 'curl';
  answer: RegistryAnswer;
  /** Host of the proxy between them, if one is. */
  proxy?: string;
}

/**
 * Asks the node, once for all checks that need it: by skopeo, and where there is none by curl. What
 * checks derive from configuration gives way to what skopeo says.
 */
export async function askNode(
  cluster: ClusterReads,
  image: ImageReference,
): Promise<Result<NodePath>> {
  const ask = (how: RegistryQuestion['ask']) =>
    cluster.askRegistry({
      ask: how,
      image: { registry: image.registry, repository: image.repository },
    });
  const [first, proxy] = await Promise.all([
    ask('push'),
    proxyBetween(cluster, image.registry),
  ]);
  if (!first.ok) return first;
  const between = proxy ? { proxy } : {};
  if (first.value.outcome !== 'no-program') {
    return {
      ok: true,
      value: { by: 'skopeo', answer: first.value, ...between },
    };
  }
  const second = await ask('curl');
  return second.ok
    ? { ok: true, value: { by: 'curl', answer: second.value, ...between } }
    : second;
}

/** Whether the node itself was asked by the rules of the push, with what came of it. */
export async function certainPath(
  cluster: ClusterReads,
  image: ImageReference,
): Promise<NodePath | undefined> {
  const path = await askNode(cluster, image);
  return path.ok && path.value.by === 'skopeo' ? path.value : undefined;
}

/** What the node says about the certificate, where it came to see it. */
export function trustBy({
  answer,
}: NodePath): 'accepted' | 'refused' | undefined {
  if (answer.outcome === 'reached') return 'accepted';
  if (answer.outcome !== 'trouble') return undefined;
  switch (answer.trouble) {
    case 'untrusted':
    case 'certificate-invalid':
    case 'plain-http':
      return 'refused';
    // Behind TLS, or there is none.
    case 'unavailable':
      return 'accepted';
    default:
      return undefined;
  }
}

/** Host and port of the cluster's proxy for HTTPS, if a registry is reached through it. */
export async function proxyBetween(
  cluster: ClusterReads,
  registry: string,
): Promise<string | undefined> {
  const read = await cluster.get('Proxy', 'cluster');
  const { httpsProxy, noProxy } = read.ok ? read.value.status ?? {} : {};
  if (!httpsProxy) return undefined;
  return bypassesProxy(String(noProxy ?? ''), destinationOf(registry))
    ? undefined
    : proxyHost(String(httpsProxy));
}

/** Host and port only: the address of a proxy may have a user and a password in it. */
export function proxyHost(proxy: string): string {
  return URL.canParse(proxy) ? new URL(proxy).host : 'with an unreadable name';
}
