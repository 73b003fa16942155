import { succeeded } from '../../http/failures';
import type { Result } from '../../result';
import { CONFIG_MAP } from '../connection/kinds';
import type { KubernetesClient } from '../connection/KubernetesClient';

const NAMESPACE = 'openshift-config';

/** Text by key of a ConfigMap in `openshift-config`. */
export async function readTrustBundle(
  client: KubernetesClient,
  name: string,
  signal: AbortSignal,
): Promise<Result<Record<string, string>>> {
  const read = await client.get(
    CONFIG_MAP,
    { name, namespace: NAMESPACE },
    signal,
  );
  if (!read.ok) return read;
  const data: unknown = read.value.data;
  return succeeded(
    Object.fromEntries(
      Object.entries(data && typeof data === 'object' ? data : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  );
}
