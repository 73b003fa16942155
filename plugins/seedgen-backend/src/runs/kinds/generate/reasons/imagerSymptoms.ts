import { anyOf, inOrder } from '../../../../text';
import {
  type Symptom,
  NO_SPACE,
  ANYBODY,
  AT_REGISTRY,
  OVER_NETWORK,
  IN_PULL,
  STATUS_OF_REGISTRY,
  status,
} from './imagerWords';

/**
 * What podman, recert and lca-cli print when they cannot go on, from the sure to the possible: of one
 * line the first that fits counts. TLS and name errors also contain the words of a registry that
 * cannot be reached, and what a proxy says those of a registry that refuses.
 */
export const SYMPTOMS: readonly Symptom[] = [
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: anyOf(/proxy authentication required/i, status(407)),
    code: 'ProxyCredentialRefused',
    what: 'The node’s proxy asks for a credential, or refuses the one it got',
    remedy:
      'Put a valid user and password into the cluster’s proxy, or list the registry in noProxy if it is reachable directly.',
  },
  // Whoever says so uses the proxy, and has not come as far as the registry.
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: /proxyconnect/i,
    code: 'ProxyUnreachableFromNode',
    what: 'The node’s proxy cannot be reached',
    remedy:
      'Check the proxy of the cluster and the way to it from the node, or list the registry in noProxy if it is reachable directly.',
  },
  // Go's words for any answer but 200 to the question for a way (net/http transport.go, dialConn): a
  // registry's own refusal has a status or its errors.
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: /\b(?:get|head|post|put|patch) \\?"https:[^"\s]{1,512}": (?:forbidden|bad gateway|service unavailable|gateway timeout|bad request)\b/i,
    code: 'ProxyRefusesRegistry',
    what: 'The node’s proxy does not open the way to the registry',
    remedy:
      'Allow the registry’s host and port on the proxy of the cluster, or list the registry in noProxy if it is reachable directly.',
  },
  // Before all that a registry may say: it is not the one of the seed.
  {
    certainty: 'sure',
    context: IN_PULL,
    said: /error|failed|denied|unauthorized/i,
    code: 'RecertImageUnreachable',
    what: 'The node cannot pull the image of recert, or another one that the imager runs',
    remedy:
      'Mirror the image that the log names to a registry that the node resolves, reaches and trusts, with its credential in the cluster’s pull secret.',
  },
  // Go, crypto/x509 verify.go.
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: anyOf(
      /certificate relies on legacy common name field/i,
      /certificate is valid for /i,
      /certificate is not valid for any names/i,
      /cannot validate certificate for /i,
      /doesn't contain any ip sans/i,
      /certificate is not authorized to sign|incompatible key usage/i,
    ),
    code: 'RegistryCertificateInvalid',
    what: 'The registry’s certificate does not name the registry as it is asked for',
    remedy:
      'Renew the certificate of the registry with its host name, or its address, as a subject alternative name (SAN). Another CA on the cluster does not help.',
  },
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: /certificate has expired|is not yet valid/i,
    code: 'RegistryCertificateExpired',
    what: 'The registry’s certificate has expired or is not valid yet, or the node’s clock is wrong',
    remedy:
      'Compare the dates of the certificate with the clock of the node (chronyc tracking), then renew the certificate or set the clock right.',
  },
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: /x509:|certificate signed by unknown authority|failed to verify certificate|certificate is not trusted/i,
    code: 'RegistryNotTrustedByNode',
    what: 'The node does not trust the registry’s certificate',
    remedy:
      'Add the registry’s CA to the cluster: additionalTrustedCA of image.config.openshift.io/cluster, or trustedCA of the proxy.',
  },
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: /server gave http response to https client|first record does not look like a tls handshake/i,
    code: 'RegistrySpeaksHttp',
    what: 'The registry answers in plain HTTP on this port',
    remedy:
      'Use the port on which the registry speaks HTTPS, or give it a certificate. A registry without TLS would have to be named in insecureRegistries of image.config.openshift.io/cluster.',
  },
  // Go, crypto/tls alert.go: either side has closed the handshake with an alert.
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: anyOf(
      /(?:remote|local) error: tls: /i,
      /tls: (?:handshake failure|no supported versions|protocol version not supported|server selected unsupported protocol version)/i,
    ),
    code: 'RegistryTlsRefused',
    what: 'The registry and the node do not agree on how to speak TLS',
    remedy:
      'Compare versions, ciphers and curves of TLS that the registry admits with those of the node, which are fewer with FIPS, and see whether it asks for a client certificate (/etc/containers/certs.d) or for another name (SNI).',
  },
  {
    certainty: 'sure',
    context: OVER_NETWORK,
    said: /no such host|server misbehaving|name resolution/i,
    code: 'RegistryNameUnknownToNode',
    what: 'The node cannot resolve the registry’s name',
    remedy: 'Make the registry’s name resolvable by the node’s DNS servers.',
  },
  // Quay and distribution: `is immutable`; Harbor: `configured as immutable`, with 412; ECR: `because the
  // tag is immutable`; Artifactory and Nexus: `cannot be overwritten`, `does not allow updating`;
  // GitLab: `is protected`. Not the name of a repository.
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      /(?<![\w/.-])immutable(?![\w/.-]*\/)|cannot be overwritten|not allow updating|redeployment is not allowed/i,
      inOrder(/\btag\b/i, /already exists/i),
      inOrder(/\btag\b/i, /\bis protected\b/i),
      /(?<![\w/.-])protected tag\b/i,
    ),
    code: 'TagImmutable',
    what: 'The registry does not let the tag be overwritten',
    remedy:
      'Use a tag that is not in use yet, or delete the old tag in the registry, or take the tag out of its rule of immutability.',
  },
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      status(507),
      inOrder(/filesystem: |\/var\/lib\/registry|unknown: /i, NO_SPACE),
      // Its words stand behind the status that it gave.
      inOrder(STATUS_OF_REGISTRY, NO_SPACE),
      /insufficient storage/i,
    ),
    code: 'RegistryStorageFull',
    what: 'The registry itself has no space left',
    remedy:
      'Free space in the registry’s storage: delete old seeds and collect its garbage.',
  },
  // Quay: `Quota has been exceeded on namespace`; Harbor: `will exceed the configured upper limit`.
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      /(?<!disk )(?<![\w/.-])quota(?![\w/.-]*\/)/i,
      /exceed the configured upper limit/i,
    ),
    code: 'RegistryQuotaExceeded',
    what: 'The registry’s quota does not admit the image',
    remedy: 'Raise the quota of the repository or delete old seeds.',
  },
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      status(413),
      /request entity too large|payload too large|content too large/i,
    ),
    code: 'RegistryRefusesSize',
    what: 'The registry, or a proxy before it, does not take a layer of this size',
    remedy:
      'Raise the largest body that the registry and each proxy before it admit (client_max_body_size in nginx, nginx.ingress.kubernetes.io/proxy-body-size on an ingress).',
  },
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(status(429), /toomanyrequests|too many requests/i),
    code: 'RegistryRateLimited',
    what: 'The registry takes no more requests for now',
    remedy:
      'Wait until its limit is over, or raise it for this account, and ask for a new run.',
  },
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      /name unknown|repository name not known|name_unknown/i,
      inOrder(/project /i, / not found/i),
    ),
    code: 'RepositoryUnknownToRegistry',
    what: 'The registry has no such project or repository, and does not make one by itself',
    remedy:
      'Create the project (Harbor), repository (ECR, Artifactory) or organisation (Quay) first, and let the account write to it.',
  },
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      status(401, 403),
      /unauthorized|authentication required|access to the resource is denied|\bdenied:|insufficient_scope|invalid username\/password|access denied/i,
    ),
    code: 'PushUnauthorized',
    what: 'The registry refused the push',
    remedy:
      'Use a credential that may push to this repository; a read-only robot account passes a login but not a push.',
  },
  // lca-cli packs the parts of the image in /var/tmp/backup, and podman has its temporary files there.
  {
    certainty: 'sure',
    context: ANYBODY,
    said: inOrder(/\/var\/tmp\//i, NO_SPACE),
    code: 'NodeRootFull',
    what: 'The root filesystem of the node ran out of space while the image was built',
    remedy: 'Free space on the root filesystem, which /var/tmp is on.',
  },
  {
    certainty: 'sure',
    context: ANYBODY,
    said: anyOf(NO_SPACE, /insufficient space/i),
    code: 'NodeDiskFull',
    what: 'The node ran out of space while the image was built',
    remedy: 'Free space on /var/lib/containers or give it a larger volume.',
  },
  {
    certainty: 'sure',
    context: ANYBODY,
    said: /timeout waiting for etcd/i,
    code: 'EtcdTimeout',
    what: 'etcd did not start for recert in time',
    remedy: 'Ask for a new run; if it happens again, look at the disk’s speed.',
  },
  {
    certainty: 'sure',
    context: AT_REGISTRY,
    said: anyOf(
      status(500, 599),
      /internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out/i,
    ),
    code: 'RegistryFailed',
    what: 'The registry, or a proxy before it, failed by itself',
    remedy:
      'See the log of the registry and of each proxy before it for the time of the push, and ask for a new run once it works.',
  },
  {
    certainty: 'possible',
    context: OVER_NETWORK,
    said: /tls handshake timeout/i,
    code: 'RegistryTlsTimeout',
    what: 'The connection to the registry was made, and its TLS handshake was not answered in time',
    remedy:
      'See whether the registry is overloaded, and whether packets of full size reach it (MTU on the way, ping -M do -s 1472).',
  },
  {
    certainty: 'possible',
    context: OVER_NETWORK,
    said: /connection refused|no route to host|i\/o timeout|network is unreachable|connection timed out/i,
    code: 'RegistryUnreachableFromNode',
    what: 'The node cannot reach the registry',
    remedy:
      'Check route, firewall and proxy between the node and the registry; older Lifecycle Agents do not pass the proxy on to podman (OCPBUGS-30818).',
  },
  {
    certainty: 'possible',
    context: AT_REGISTRY,
    said: anyOf(
      status(499),
      /broken pipe|\bEOF\b|connection reset|use of closed network connection|server closed idle connection|stream error|http2: |client\.timeout|context deadline exceeded|blob upload (?:unknown|invalid)/i,
    ),
    code: 'PushInterrupted',
    what: 'The connection to the registry was cut while the image was pushed',
    remedy:
      'Look for limits of time and size in the registry and each proxy before it (proxy_read_timeout, proxy_request_buffering, idle time-outs), and for a load balancer that restarts. Then ask for a new run.',
  },
  {
    certainty: 'possible',
    context: OVER_NETWORK,
    said: /connection reset/i,
    code: 'RegistryUnreachableFromNode',
    what: 'The node cannot reach the registry',
    remedy:
      'Check route, firewall and proxy between the node and the registry; older Lifecycle Agents do not pass the proxy on to podman (OCPBUGS-30818).',
  },
];
