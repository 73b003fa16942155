import {
  beginAnew,
  command,
  newRun,
  onNode,
  person,
  quoted,
  readImagerLogOnNode,
  replaceSecret,
} from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** A read-only robot logs in, and may not push. */
export const pushUnauthorized: Rule = {
  id: 'push-unauthorized',
  cause: 'The credential may not push to the repository',
  explanation:
    'The registry knows the account or refuses it, but does not let it write. A read-only robot account passes a login and every pull. The SeedGenerator itself says no more than exit code 1.',
  match: bySigns({
    codes: ['PushUnauthorized', 'PushForbidden', 'RegistryCredentialRefused'],
  }),
  remedies: subject => [
    person(
      'Give the account the right to write',
      `In the registry, for the repository of ${
        subject.image ?? 'the seed image'
      }; or configure another account for it in the portal.`,
    ),
    command(
      'Try the account',
      'Asks for the password of the account that is configured, not for yours.',
      `podman login ${quoted(subject.registry ?? 'REGISTRY')}`,
    ),
    readImagerLogOnNode(subject),
    ...replaceSecret(
      subject,
      'Once the credential in the configuration is another one, for a generation that still waits. A new run writes the Secret by itself.',
    ),
    ...beginAnew(subject),
    newRun,
  ],
};

/** `NAME_UNKNOWN` of the distribution specification, and Harbor’s own words. */
export const repositoryUnknown: Rule = {
  id: 'repository-unknown',
  cause: 'The registry has no such project or repository',
  explanation:
    'Some registries make a repository with the first push, others want it, or the project or organisation that it is in, to be there: Harbor, ECR, Artifactory.',
  match: bySigns({ codes: ['RepositoryUnknownToRegistry'] }),
  remedies: ({ image }) => [
    person(
      'Create it in the registry',
      `The project, organisation or repository of ${
        image ?? 'the seed image'
      }, and let the account write to it.`,
    ),
    newRun,
  ],
};

/** Told only when the manifest is pushed, at the end. */
export const tagImmutable: Rule = {
  id: 'tag-immutable',
  cause: 'The registry does not let the tag be overwritten',
  explanation:
    'The tag has an image already, and a rule of the registry forbids to move it: immutable tags in Quay, Harbor and ECR, or a repository that does not allow redeployment in Artifactory and Nexus. The push gets as far as the manifest and fails there.',
  match: bySigns({ codes: ['TagImmutable'] }),
  remedies: ({ image }) => [
    person(
      'Use a tag that is not in use',
      'A seed is known by VERSION-ARCHITECTURE; a number behind it makes it another one.',
    ),
    person(
      'Or free the tag in the registry',
      `Delete ${
        image ?? 'the tag'
      } there, or take it out of the rule, if no cluster is to be made from the old image.`,
    ),
    newRun,
  ],
};

/** Quay: `Quota has been exceeded on namespace`. */
export const registryQuota: Rule = {
  id: 'registry-quota',
  cause: 'The registry has no room for the image',
  explanation:
    'A seed is one layer of many gigabytes; the registry refuses it once the quota of the namespace, or its own storage, has no room for it.',
  match: bySigns({ codes: ['RegistryQuotaExceeded', 'RegistryStorageFull'] }),
  remedies: ({ image }) => [
    person(
      'Make room in the registry',
      `Raise the quota for ${
        image ?? 'the repository'
      }, or delete seeds that no cluster needs any more and collect the registry’s garbage.`,
    ),
    newRun,
  ],
};

/** Status 413. */
export const registryRefusesSize: Rule = {
  id: 'registry-refuses-size',
  cause: 'A layer is too large for the registry or a proxy before it',
  explanation:
    'A seed is one layer of many gigabytes. Proxies before registries often admit bodies of some megabytes only, and answer 413.',
  match: bySigns({ codes: ['RegistryRefusesSize'] }),
  remedies: () => [
    person(
      'Raise the largest body',
      'In each proxy and ingress before the registry: client_max_body_size 0 in nginx, the annotation nginx.ingress.kubernetes.io/proxy-body-size: "0" on an ingress, and the limit of a web application firewall. In the registry itself where it has one.',
    ),
    newRun,
  ],
};

/** Status 5xx and 429. */
export const registryFailed: Rule = {
  id: 'registry-failed',
  cause: 'The registry failed by itself',
  explanation:
    'It, or a proxy before it, answered with a status from 500 on, or takes no more requests for now (429). Podman tries some times and gives up.',
  match: bySigns({ codes: ['RegistryFailed', 'RegistryRateLimited'] }),
  remedies: subject => [
    command(
      'See whether it works now',
      'An answer of 200 or 401 means that it does.',
      onNode(
        subject,
        `curl --insecure --silent --show-error --output /dev/null --max-time 10 --write-out '%{http_code}\\n' ${quoted(
          `https://${subject.registry ?? 'REGISTRY'}/v2/`,
        )}`,
      ),
    ),
    person(
      'Read the log of the registry',
      'And of each proxy before it, for the time of the push: storage that is full or slow, a database that is away, a limit of requests for the account.',
    ),
    newRun,
  ],
};

/** Broken pipe, EOF, reset, 499, and handshakes that time out. */
export const pushInterrupted: Rule = {
  id: 'push-interrupted',
  cause: 'The push was cut on its way',
  explanation:
    'The connection was made and then ended by somebody else, or did not get on: a time limit or a buffer of a proxy, a load balancer that restarts, or packets of full size that do not come through.',
  match: bySigns(
    { codes: ['PushInterrupted', 'RegistryTlsTimeout'] },
    'likely',
  ),
  remedies: subject => [
    person(
      'Look for limits of time and size',
      'In the registry and each proxy before it: proxy_read_timeout, proxy_send_timeout and proxy_request_buffering in nginx, idle time-outs of load balancers. A layer of 10 GB needs minutes.',
    ),
    command(
      'See whether packets of full size come through',
      'No answer to it, while a small one is answered, means that the MTU on the way is smaller.',
      onNode(
        subject,
        `ping -c 3 -M do -s 1472 ${quoted(
          (subject.registry ?? 'REGISTRY').replace(/:\d+$/, ''),
        )}`,
      ),
    ),
    newRun,
  ],
};
