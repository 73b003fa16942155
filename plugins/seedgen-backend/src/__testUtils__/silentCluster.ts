import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { createTestAuthority } from '../http/__testUtils__/authority';

/**
 * Settings of a cluster `sno1` that never answers, since nothing listens there.
 *
 * @param directory - where its token is written to
 */
export async function silentCluster(directory: string): Promise<JsonObject> {
  const tokenFile = join(directory, 'token');
  await writeFile(tokenFile, 'a-token');
  return {
    name: 'sno1',
    server: 'https://127.0.0.1:1',
    caData: (await createTestAuthority()).ca,
    credentials: [{ name: 'portal', tokenFile }],
  };
}
