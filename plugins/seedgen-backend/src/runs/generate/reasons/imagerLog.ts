import type { RunReason } from '@seedgen/backstage-plugin-seedgen-common';
import { inOrder, safeText, type Words } from '../../../text';

interface KnownLine {
  said: Words;
  code: string;
  what: string;
  remedy: string;
}

// What podman, recert and lca-cli print when they cannot go on. The first that fits counts: TLS
// and name errors also contain the words of an unreachable registry.
const KNOWN: readonly KnownLine[] = [
  // Whoever says so uses the proxy, and has not come as far as the registry.
  {
    said: /proxyconnect/i,
    code: 'ProxyUnreachableFromNode',
    what: 'The node’s proxy cannot be reached',
    remedy:
      'Check the proxy of the cluster and the way to it from the node, or list the registry in noProxy if it is reachable directly.',
  },
  {
    said: /x509|certificate signed by unknown authority|certificate (has expired|is not valid)/i,
    code: 'RegistryNotTrustedByNode',
    what: 'The node does not trust the registry’s certificate',
    remedy:
      'Add the registry’s CA to the cluster: additionalTrustedCA of image.config.openshift.io/cluster, or trustedCA of the proxy.',
  },
  {
    said: /no such host|server misbehaving|name resolution/i,
    code: 'RegistryNameUnknownToNode',
    what: 'The node cannot resolve the registry’s name',
    remedy: 'Make the registry’s name resolvable by the node’s DNS servers.',
  },
  {
    said: /quota/i,
    code: 'RegistryQuotaExceeded',
    what: 'The registry’s quota does not admit the image',
    remedy: 'Raise the quota of the repository or delete old seeds.',
  },
  {
    said: /unauthorized|authentication required|denied|insufficient_scope|\b40[13]\b/i,
    code: 'PushUnauthorized',
    what: 'The registry refused the push',
    remedy:
      'Use a credential that may push to this repository; a read-only robot account passes a login but not a push.',
  },
  {
    said: /connection refused|no route to host|i\/o timeout|network is unreachable|connection reset/i,
    code: 'RegistryUnreachableFromNode',
    what: 'The node cannot reach the registry',
    remedy:
      'Check route, firewall and proxy between the node and the registry; older Lifecycle Agents do not pass the proxy on to podman (OCPBUGS-30818).',
  },
  // lca-cli packs the parts of the image in /var/tmp/backup, and podman has its temporary files there.
  {
    said: inOrder(/\/var\/tmp\//i, /no space left on device/i),
    code: 'NodeRootFull',
    what: 'The root filesystem of the node ran out of space while the image was built',
    remedy: 'Free space on the root filesystem, which /var/tmp is on.',
  },
  {
    said: /no space left on device|insufficient space/i,
    code: 'NodeDiskFull',
    what: 'The node ran out of space while the image was built',
    remedy: 'Free space on /var/lib/containers or give it a larger volume.',
  },
  {
    said: /timeout waiting for etcd/i,
    code: 'EtcdTimeout',
    what: 'etcd did not start for recert in time',
    remedy: 'Ask for a new run; if it happens again, look at the disk’s speed.',
  },
];

// A line that says why: an error by its level, or one of the tool's own last words.
const COMPLAINT =
  /level=(error|fatal)|\berror\b|\bfailed\b|denied|unauthorized/i;

/** The line of an imager's log that names the cause, and the cause if it is a known one. */
export function readImagerLog(log: string): {
  summary: string;
  cause?: RunReason;
} {
  const lines = log.split(/\r?\n/).filter(line => line.trim() !== '');
  const complaints = lines.filter(line => COMPLAINT.test(line)).reverse();
  for (const line of complaints) {
    const known = KNOWN.find(({ said }) => said.test(line));
    if (known) {
      const summary = safeText(line, 500);
      return {
        summary,
        cause: {
          code: known.code,
          message: `${known.what}. The imager’s log: ${summary}`,
          remedy: known.remedy,
        },
      };
    }
  }
  const last = complaints[0] ?? lines[lines.length - 1] ?? '';
  return { summary: safeText(last, 500) };
}
