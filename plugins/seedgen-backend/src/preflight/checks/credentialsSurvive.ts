import { pass, warn } from '../outcomes';
import type { Check } from '../check';

const LOOKED_AT = 'credentials of the cluster in the configuration';

/**
 * Something will still let us in after the outage. Tokens that the hub issued die as the cluster
 * is detached, and any token depends on keys that are replaced and restored during the run; the
 * client certificate of the installation depends on neither.
 */
export const credentialsSurvive: Check = {
  id: 'credentials-survive',
  title: 'A credential will work after the outage',
  severity: 'warns',
  kinds: ['generate'],
  async run({ credentials }) {
    let known: Awaited<ReturnType<typeof credentials>>;
    try {
      known = await credentials();
    } catch {
      // The text of the error may have to do with files of the portal's host.
      known = [];
    }
    if (known.length === 0) {
      return {
        status: 'unknown',
        lookedAt: LOOKED_AT,
        reasonCode: 'CredentialsNotReadable',
        message: 'The files of the configured credentials cannot be read.',
        remedy: 'See that the files are there and readable for the portal.',
      };
    }
    const found = known.map(({ name, kind }) => `${name}: ${kind}`).join(', ');
    const certificate = known.find(({ kind }) => kind === 'client-certificate');
    if (certificate) {
      return pass(`'${certificate.name}' is a client certificate.`, {
        lookedAt: LOOKED_AT,
        found,
      });
    }
    return warn({
      lookedAt: LOOKED_AT,
      found,
      wanted: 'a client certificate besides',
      reasonCode: 'OnlyTokensConfigured',
      message:
        'Only tokens are configured. If the cluster does not accept them after the outage, the portal cannot see how the run ended.',
      remedy:
        'Add the client certificate of the admin kubeconfig of the installation as a further credential; copy it before the cluster is detached.',
    });
  },
};
