import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Check } from '../check';
import { fail, notApplicable, pass, unreadable } from '../outcomes';

// What is certain to be in the way, in words that follow "Registry X …".
const REFUSALS: Partial<Record<AccessFailureCode, [string, string, string]>> = {
  unauthorized: [
    'RegistryCredentialRefused',
    'does not accept the configured user and password',
    'Correct the credential of the registry in the configuration of the portal.',
  ],
  forbidden: [
    'PushForbidden',
    'accepts the credential, but does not let it push here',
    'Give the robot account write permission to the repository.',
  ],
  'not-found': [
    'RepositoryNotFound',
    'does not know the repository',
    'Create the repository, or let the account create it.',
  ],
  invalid: [
    'RepositoryRefused',
    'refuses uploads to the repository',
    'See whether the registry allows nested names, and whether it is read-only.',
  ],
  untrusted: [
    'RegistryUntrusted',
    'shows a certificate that is not trusted',
    'Set caFile of the registry in the configuration of the portal.',
  ],
  refused: [
    'RegistryUnreachable',
    'does not answer',
    'Start it, or correct its host in the configuration of the portal.',
  ],
  dns: [
    'RegistryUnreachable',
    'has a host name that cannot be resolved',
    'Correct its host in the configuration of the portal.',
  ],
};

const WANTED = 'an upload that can be begun and cancelled';

/** The registry is configured, and lets us push: an upload is begun and cancelled. */
export const registryPush: Check = {
  id: 'registry-push-allowed',
  title: 'Registry accepts a push',
  severity: 'blocks',
  kinds: ['generate'],
  timeLimitMs: 30_000,
  async run({ registries, reference, subject, signal }) {
    if (!reference) {
      return notApplicable('No image was named that could be pushed.');
    }
    const registry = registries.forReference(reference);
    if (!registry) {
      return fail({
        lookedAt: 'registries in the configuration',
        found: reference.registry,
        wanted: registries.all.map(({ host }) => host).join(', ') || 'none',
        reasonCode: 'RegistryNotConfigured',
        message: `Registry ${reference.registry} is not configured.`,
        remedy:
          'Use one of the configured registries, or have it added to seedgen.registries.',
      });
    }
    const { repository } = reference;
    const lookedAt = `registry ${registry.name} (${registry.host}), repository ${repository}`;
    if (!registry.mayPushTo(repository)) {
      return fail({
        lookedAt,
        found: repository,
        wanted: 'one that the configuration allows',
        reasonCode: 'RepositoryNotAllowed',
        message: `The configuration does not allow pushes to ${repository} on registry ${registry.name}.`,
        remedy:
          'Choose another repository, or have it added to repositories of the registry.',
      });
    }
    const probe = await registry.probePush(repository, { signal });
    if (probe.ok) {
      return pass(`Registry ${registry.name} accepts a push.`, {
        lookedAt,
        found: WANTED,
        wanted: WANTED,
      });
    }
    const refusal = REFUSALS[probe.failure.code];
    if (!refusal) return unreadable(probe.failure, lookedAt);
    const [reasonCode, what, remedy] = refusal;
    return fail({
      lookedAt,
      found: probe.failure.message,
      wanted: WANTED,
      reasonCode,
      message: `Registry ${registry.name} (${registry.host}) ${what}; asked for ${subject.seedImage}.`,
      remedy,
    });
  },
};
