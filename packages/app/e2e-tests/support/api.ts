import { expect, type Page } from '@playwright/test';
import {
  SeedgenClient,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { labRegistry } from './lab';
import { visit } from './portal';

/** The backend, asked as the person who is signed in on a page. */
export async function seedgenApi(page: Page): Promise<SeedgenClient> {
  const asked = page.waitForRequest(request =>
    /\/api\/seedgen\/.+/.test(request.url()),
  );
  await visit(page, '/seedgen/audit');
  await visit(page, '/seedgen/runs');
  const request = await asked;
  const { origin } = new URL(request.url());
  const authorization = await request.headerValue('authorization');
  return new SeedgenClient({
    discoveryApi: { getBaseUrl: async id => `${origin}/api/${id}` },
    fetchApi: {
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...init?.headers, authorization: authorization ?? '' },
        }),
    },
  });
}

/** Asks for a seed image of a cluster, under another tag than the template proposes to the other tests. */
export async function startGeneration(
  api: SeedgenClient,
  cluster: string,
): Promise<RunDetails> {
  const { host } = labRegistry();
  const { id } = await api.startRun({
    kind: 'generate',
    cluster,
    seedImage: `${host}/ocp-${cluster}/seedimage-ibu-upgrade:4.18.27-x86_64-north`,
    confirmation: cluster,
    reason: 'To bring the sites of region north to 4.18.27',
    replaceExistingTag: true,
  });
  return await api.getRun(id);
}

/** Waits until a run has ended, and says how. */
export async function endOf(
  api: SeedgenClient,
  id: string,
): Promise<RunDetails> {
  await expect
    .poll(async () => (await api.getRun(id)).finishedAt, { timeout: 180_000 })
    .toBeDefined();
  return await api.getRun(id);
}
