import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedgenApi } from './support/api';
import { labDirectory } from './support/lab';
import { open } from './support/portal';
import { expect, test } from './support/test';

const folder = join(labDirectory, 'clusters');

/** Adds a cluster of the lab to a source besides the configuration, under another name. */
function add(name: string, cluster: string): void {
  const kubeconfig = readFileSync(
    join(labDirectory, `kubeconfig-${cluster}`),
    'utf8',
  );
  const valueOf = (field: string) =>
    new RegExp(`${field}: "?([^"\\s]+)`).exec(kubeconfig)![1];
  const decoded = (field: string) =>
    Buffer.from(valueOf(field), 'base64').toString();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({
      server: valueOf('server'),
      ca: decoded('certificate-authority-data'),
      certificate: decoded('client-certificate-data'),
      key: decoded('client-key-data'),
    }),
  );
}

const remove = (name: string) => rmSync(join(folder, `${name}.json`));

test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a cluster appears and goes while its page is open', async ({ page }) => {
  const api = await seedgenApi(page);
  await open(page, '/seedgen/clusters');
  await expect(page.getByText('4 clusters', { exact: true })).toBeVisible();
  const row = page.getByRole('row', { name: /folder\.edge/ });
  await expect(row).toBeHidden();

  // One that the configuration has as a hub, and nobody has as a seed.
  add('edge', 'hub');
  await expect(row).toBeVisible();
  await expect(row).toContainText('ago');
  await expect(page.getByText('5 clusters', { exact: true })).toBeVisible();
  await page.screenshot({ path: 'artifacts/screenshots/fleet-source.png' });

  remove('edge');
  await expect(row).toBeHidden();
  await expect(page.getByText('4 clusters', { exact: true })).toBeVisible();
  expect(await api.getCluster('folder.edge')).toMatchObject({
    configured: false,
    snapshot: { reachability: 'unknown', version: expect.any(String) },
  });
});

test('a cluster that two sources name is one', async ({ page }) => {
  const api = await seedgenApi(page);
  add('twin', 'sno3');
  await expect
    .poll(async () => (await api.getCluster('sno3')).sources)
    .toEqual([
      { source: 'config', name: 'sno3' },
      { source: 'folder', name: 'twin' },
    ]);
  await open(page, '/catalog/default/resource/sno3');
  const named = page.getByText('Named by config (sno3), folder (twin)');
  await expect(named).toBeVisible();
  remove('twin');
  await expect(named).toBeHidden();
});
