import type { ClusterSettings } from '../config';
import { loadAccess, type Credential } from './connection/access';

/** A configured credential, without what makes it secret. */
export interface CredentialDescription {
  name: string;
  kind: Credential['kind'];
}

/**
 * The credentials that are configured for a cluster, in the order in which they are tried. One
 * whose files cannot be read is left out.
 *
 * @throws SettingsError, or the error of the file system, if the kubeconfig cannot be read
 */
export async function describeCredentials(
  settings: ClusterSettings,
): Promise<CredentialDescription[]> {
  const { credentials } = await loadAccess(settings);
  const described = await Promise.allSettled(
    credentials.map(async ({ name, load }) => ({
      name,
      kind: (await load()).kind,
    })),
  );
  return described.flatMap(each =>
    each.status === 'fulfilled' ? [each.value] : [],
  );
}
