import type { Check } from '../check';
import { notApplicable, pass, unreadable, warn } from '../outcomes';
import { certainPath, proxyHost } from '../nodePath';
import { bypassesProxy, destinationOf } from '../noProxy';

const LOOKED_AT = 'Proxy cluster (status.httpsProxy, status.noProxy)';

/**
 * The push does not depend on the proxy. It is made by podman on the node, and older Lifecycle
 * Agents do not tell podman of the proxy (OCPBUGS-30818).
 */
export const pushThroughProxy: Check = {
  id: 'push-without-proxy',
  title: 'Push does not go through a proxy',
  severity: 'warns',
  kinds: ['generate'],
  timeLimitMs: 60_000,
  async run({ cluster, reference }) {
    if (!reference) return notApplicable('No image was named.');
    const read = await cluster.get('Proxy', 'cluster');
    if (!read.ok && read.failure.code !== 'not-found') {
      return unreadable(read.failure, LOOKED_AT);
    }
    const { httpsProxy, noProxy } = read.ok ? read.value.status ?? {} : {};
    const { registry } = reference;
    const wanted = `no proxy, or ${registry} in noProxy`;
    if (!httpsProxy) {
      return pass('The cluster has no proxy for HTTPS.', {
        lookedAt: LOOKED_AT,
        found: 'no httpsProxy',
        wanted,
      });
    }
    const proxy = proxyHost(String(httpsProxy));
    if (bypassesProxy(String(noProxy ?? ''), destinationOf(registry))) {
      return pass(`${registry} is reached without the proxy ${proxy}.`, {
        lookedAt: LOOKED_AT,
        found: `${registry} is in noProxy`,
        wanted,
      });
    }
    const path = await certainPath(cluster, reference);
    if (path?.answer.outcome === 'trouble') {
      return notApplicable(
        `The node does not get to ${registry} through the proxy ${proxy}: see 'Node reaches the registry'.`,
      );
    }
    return warn({
      lookedAt: LOOKED_AT,
      found: `proxy ${proxy}, ${registry} is not in noProxy`,
      wanted,
      reasonCode: 'PushThroughProxy',
      message: `${
        path
          ? `The node reaches ${registry} through the proxy ${proxy} of the cluster, and so must the push`
          : `The push to ${registry} goes through the proxy ${proxy} of the cluster`
      }. Lifecycle Agents without the fix of OCPBUGS-30818 do not hand the proxy to the push, which then ends in a timeout or a refused connection; which versions have the fix is not known here.`,
      remedy: `Use a Lifecycle Agent of the latest patch release, or, if the node reaches ${registry} directly, add it to spec.noProxy of Proxy cluster; the node is updated after that.`,
    });
  },
};
