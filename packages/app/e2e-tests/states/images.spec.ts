import { seedgenApi } from '../support/api';
import { changeAnswer, hold, refuse, silence } from '../support/answers';
import { look } from '../support/look';
import {
  imageOutOfReach,
  noImages,
  oneOfEachVerdict,
} from '../support/pictures';
import { open } from '../support/portal';
import { provenRun } from '../support/runs';
import { expect, test } from '../support/test';

const IMAGES = '/seedgen/images';

test('the images that were proven', async ({ page }) => {
  const { digest } = await provenRun(await seedgenApi(page));
  await open(page, IMAGES);
  const image = page.locator(`[title="${digest}"]`).first();
  await expect(image).toBeVisible();
  await expect(page.getByText('present').first()).toBeVisible();
  await look(page, 'images', image);
});

test('no image yet: what to do first', async ({ page }) => {
  await changeAnswer(page, 'getSeedImages', noImages);
  await open(page, IMAGES);
  const empty = page.getByText('No proven image yet');
  await expect(empty).toBeVisible();
  await look(page, 'images-empty', empty);
  await page.getByRole('button', { name: 'See which clusters' }).click();
  await expect(page).toHaveURL(/\/seedgen\/clusters\?state=ready/);
});

test('the list: loading without a jump, forbidden, portal down', async ({
  page,
}) => {
  const letGo = await hold(page, 'getSeedImages');
  await open(page, IMAGES);
  const loading = page.getByRole('status', { name: 'Loading…' });
  await expect(loading).toBeVisible();
  await look(page, 'images-loading', loading);
  const before = (await loading.boundingBox())!;
  letGo();
  const search = page.getByRole('search');
  await expect(search).toBeVisible();
  const after = (await search.boundingBox())!;
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(4);

  await refuse(page, 'getSeedImages', 'NotAllowedError');
  await open(page, IMAGES);
  const permission = page.getByText(/seedgen\.cluster\.read/);
  await expect(permission).toBeVisible();
  await look(page, 'images-forbidden', permission);

  await silence(page, 'getSeedImages');
  await open(page, IMAGES);
  const down = page.getByText('The portal cannot be reached');
  await expect(down).toBeVisible();
  await look(page, 'images-portal-down', down);
});

test('an image, where it is, and which clusters it fits', async ({ page }) => {
  const { digest } = await provenRun(await seedgenApi(page));
  await changeAnswer(page, 'getSeedImageCompatibility', oneOfEachVerdict);
  await open(page, `${IMAGES}/${digest}`);
  const title = page.getByRole('heading', { name: 'Seed image of sno1' });
  await expect(title).toBeVisible();
  await expect(page.getByText('Does not fit').first()).toBeVisible();
  await expect(page.getByText(/FIPS mode/).first()).toBeVisible();
  await look(page, 'image', title);
});

test('an image whose registry cannot be asked is not said to be there', async ({
  page,
}) => {
  const { digest } = await provenRun(await seedgenApi(page));
  await changeAnswer(page, 'getSeedImage', imageOutOfReach);
  await open(page, `${IMAGES}/${digest}`);
  const unknown = page.getByText('could not be checked').first();
  await expect(unknown).toBeVisible();
  await expect(page.getByText('present')).toBeHidden();
  await look(page, 'image-registry-unreachable', unknown);
});

test('an image that is not known, and one that loads', async ({ page }) => {
  const nobody = `sha256:${'0'.repeat(64)}`;
  await open(page, `${IMAGES}/${nobody}`);
  const unknown = page.getByText(/No proven image has the digest/);
  await expect(unknown).toBeVisible();
  await look(page, 'image-not-known', unknown);

  const letGo = await hold(page, 'getSeedImage');
  const { digest } = await provenRun(await seedgenApi(page));
  await open(page, `${IMAGES}/${digest}`);
  const loading = page.getByRole('status', { name: 'Loading…' }).first();
  await expect(loading).toBeVisible();
  await look(page, 'image-loading', loading);
  const before = (await loading.boundingBox())!;
  letGo();
  const title = page.getByRole('heading', { name: 'Seed image of sno1' });
  await expect(title).toBeVisible();
  const after = (await title.boundingBox())!;
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(8);
});
