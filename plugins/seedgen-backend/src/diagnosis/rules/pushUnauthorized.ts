import {
  beginAnew,
  command,
  newRun,
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
