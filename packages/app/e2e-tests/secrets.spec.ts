import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labDirectory, labSecrets } from './support/lab';
import { runTemplate } from './support/form';
import { signIn } from './support/portal';

/** A secret and the forms in which it could have slipped through. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
}

/** What the portal answers to a page that is signed in, for each of these paths of its backend. */
async function answers(page: Page, paths: string[]): Promise<string> {
  const token = page.waitForRequest(request =>
    Boolean(request.headers().authorization),
  );
  await page.goto('/seedgen/runs');
  const request = await token;
  const origin = new URL(request.url()).origin;
  const headers = { authorization: request.headers().authorization };
  const texts: string[] = [];
  for (const path of paths) {
    const response = await page.request.get(`${origin}${path}`, { headers });
    expect(response.status(), path).toBe(200);
    texts.push(await response.text());
  }
  return texts.join('\n');
}

test('passwords and tokens of the lab appear nowhere', async ({ page }) => {
  await signIn(page);
  // A task, a preflight and a refusal of its own, whatever ran before.
  await runTemplate(page, 'generate-seed-image', 'sno3');
  const taskId = new URL(page.url()).pathname.split('/').pop();
  await expect(
    page.getByText(/must be configured with shared container storage/).first(),
  ).toBeVisible({ timeout: 60_000 });

  const texts: Record<string, string> = {
    answers: await answers(page, [
      '/api/seedgen/clusters',
      '/api/seedgen/clusters/sno3',
      '/api/seedgen/registries',
      '/api/seedgen/runs',
      '/api/seedgen/preflights?cluster=sno3',
      '/api/seedgen/audit?limit=200',
      '/api/scaffolder/v2/tasks',
      `/api/scaffolder/v2/tasks/${taskId}`,
      `/api/scaffolder/v2/tasks/${taskId}/events`,
    ]),
    log: readFileSync(join(labDirectory, 'portal.log'), 'utf8'),
  };
  const database = process.env.SEEDGEN_DATABASE_DIRECTORY;
  if (database) {
    const files = readdirSync(database);
    expect(files.some(name => name.startsWith('seedgen'))).toBe(true);
    expect(files.some(name => name.startsWith('scaffolder'))).toBe(true);
    for (const name of files) {
      texts[`database ${name}`] = readFileSync(join(database, name), 'latin1');
    }
  }
  // The search finds what is there: each place knows of the cluster.
  expect(texts.answers).toContain('sno3');

  for (const [place, text] of Object.entries(texts)) {
    for (const [what, secret] of Object.entries(labSecrets())) {
      for (const form of formsOf(secret)) {
        expect(text.includes(form), `${what} in ${place}`).toBe(false);
      }
    }
  }
});
