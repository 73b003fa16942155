import type { RegistryTrouble } from '../../clusters';
import type { Check, CheckOutcome } from '../check';
import { askNode, type NodePath } from '../nodePath';
import { fail, notApplicable, pass, unreadable, warn } from '../outcomes';

const PROGRAMS = { skopeo: 'skopeo list-tags', curl: 'curl' };

/** What each trouble is called in a run, what it means, and what helps. */
const TROUBLES: Record<
  RegistryTrouble,
  { code: string; what: string; remedy: (host: string) => string }
> = {
  'name-unknown': {
    code: 'RegistryNameUnknownToNode',
    what: 'does not know the name of',
    remedy: host =>
      `Make the name server of the node know ${host}: oc debug "$(oc get nodes -o name)" -- chroot /host getent hosts NAME`,
  },
  refused: {
    code: 'RegistryUnreachableFromNode',
    what: 'is refused a connection by',
    remedy: host =>
      `See that the registry listens, and open the way from the node to ${host}: firewalls, routes.`,
  },
  timeout: {
    code: 'RegistryUnreachableFromNode',
    what: 'gets no answer in time from',
    remedy: host =>
      `Open the way from the node to ${host}: a firewall that drops packets looks like this.`,
  },
  reset: {
    code: 'RegistryUnreachableFromNode',
    what: 'has its connection cut on the way to',
    remedy: host =>
      `See what cuts connections from the node to ${host}: a firewall, a load balancer, a wrong port.`,
  },
  untrusted: {
    code: 'RegistryNotTrustedByNode',
    what: 'does not trust the certificate of',
    remedy: host =>
      `Put the authority into a ConfigMap in openshift-config under the key ${host.replace(
        ':',
        '..',
      )}, and name it in spec.additionalTrustedCA of image.config.openshift.io/cluster. If it is there already, wait until the pool is updated.`,
  },
  'certificate-invalid': {
    code: 'RegistryCertificateInvalid',
    what: 'refuses, whoever signed it, the certificate of',
    remedy: host =>
      `Renew the certificate of ${host}: it needs this name as a subject alternative name, and a time that is not over. Another authority on the node does not help.`,
  },
  'plain-http': {
    code: 'RegistryWithoutTls',
    what: 'asks for HTTPS and gets plain HTTP from',
    remedy: host =>
      `Give ${host} a certificate, or name the port that has one.`,
  },
  blocked: {
    code: 'RegistryBlockedOnNode',
    what: 'is told not to use',
    remedy: host =>
      `Take ${host} out of spec.registrySources.blockedRegistries of image.config.openshift.io/cluster, or add it to allowedRegistries.`,
  },
  proxy: {
    code: 'ProxyUnreachableFromNode',
    what: 'does not get through the proxy to',
    remedy: host =>
      `Put the proxy right, or add ${host} to spec.noProxy of Proxy cluster if the node reaches it directly.`,
  },
  unavailable: {
    code: 'RegistryUnavailable',
    what: 'is told to come again later by',
    remedy: () => 'Wait until the registry works, and try again.',
  },
  denied: {
    code: 'RegistryUnreachableFromNode',
    what: 'is turned away by',
    remedy: () => 'See what stands in front of the registry.',
  },
  missing: {
    code: 'RegistryUnreachableFromNode',
    what: 'finds no registry at',
    remedy: host => `See that ${host} is a registry, and no other server.`,
  },
  unclear: {
    code: 'RegistryAnswerUnclear',
    what: 'does not understand the answer of',
    remedy: () => 'See the message, and try the same on the node.',
  },
};

/**
 * The node reaches the registry: it knows the name, the port is open, the certificate is accepted,
 * and the answer is 200 or 401. The push is made from there, while the API is away. This is where
 * a trouble of name, way or certificate is found, whatever configuration says about it.
 */
export const registryReachableFromNode: Check = {
  id: 'registry-reachable-from-node',
  title: 'Node reaches the registry',
  severity: 'blocks',
  kinds: ['generate'],
  timeLimitMs: 60_000,
  async run({ cluster, reference }) {
    if (!reference) return notApplicable('No image was named.');
    const path = await askNode(cluster, reference);
    const lookedAt = `${reference.registry}, asked from the node`;
    // What could not be asked does not stand in the way: other checks judge by configuration.
    if (!path.ok) {
      return { ...unreadable(path.failure, lookedAt), severity: 'warns' };
    }
    return judge(path.value, reference.registry);
  },
};

function judge({ by, answer, proxy }: NodePath, host: string): CheckOutcome {
  const lookedAt = `${host}, by ${PROGRAMS[by]} on the node`;
  const wanted = 'name known, port open, certificate accepted, 200 or 401';
  if (answer.outcome === 'no-program') {
    return {
      status: 'unknown',
      severity: 'warns',
      lookedAt,
      wanted,
      reasonCode: 'NodeProgramsMissing',
      message: `The node has neither skopeo nor curl, so that nobody knows whether it reaches ${host}.`,
      remedy: `Try it on the node by hand: podman login ${host}`,
    };
  }
  if (answer.outcome === 'reached') {
    const limits = [
      ...(by === 'curl'
        ? ['curl knows the authorities of the node and no rule of podman']
        : []),
      ...(proxy
        ? [
            `it went through the proxy ${proxy}, which is no proof that podman of the imager is told of it`,
          ]
        : []),
    ];
    return pass(
      `The node reaches ${host}${
        limits.length > 0 ? `; ${limits.join('; ')}` : ''
      }.`,
      { lookedAt, found: 'the registry answers', wanted },
    );
  }
  const { code, what, remedy } = TROUBLES[answer.trouble];
  const finding = {
    lookedAt,
    found: answer.said || answer.trouble,
    wanted,
    reasonCode: code,
    message: `The node ${what} ${host}${
      proxy ? ` (through the proxy ${proxy})` : ''
    }: ${answer.said}`,
    remedy: remedy(host),
  };
  // curl knows no certs.d; the imager may be told another proxy than the pod that was asked; and
  // what does not work now may do so when the push is made.
  const certain =
    by === 'skopeo' &&
    !proxy &&
    !['unavailable', 'unclear'].includes(answer.trouble);
  return certain ? fail(finding) : warn(finding);
}
