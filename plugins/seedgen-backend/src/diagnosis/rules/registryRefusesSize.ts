import { newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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
