import type { ErrorResponseBody } from '@backstage/errors';
import type { Page, Route } from '@playwright/test';
import type { SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';

// What the pages read, by the path below the backend's root.
const READS = {
  getFleet: /^\/clusters$/,
  getCluster: /^\/clusters\/[^/]+$/,
  getStoragePlan: /^\/clusters\/[^/]+\/storage-plan$/,
  getRuns: /^\/runs$/,
  getRun: /^\/runs\/[^/]+$/,
  getSeedImages: /^\/images$/,
  getSeedImage: /^\/images\/[^/]+$/,
  getSeedImageCompatibility: /^\/images\/[^/]+\/compatibility$/,
  getAudit: /^\/audit$/,
} satisfies { [method in keyof SeedgenApi]?: RegExp };

/** A method of the client whose answer a test may change on its way to the browser. */
export type Read = keyof typeof READS;

/** What a method of the client answers. */
export type Answer<M extends Read> = Awaited<ReturnType<SeedgenApi[M]>>;

const ROOT = '/api/seedgen';

async function intercept(
  page: Page,
  read: Read,
  act: (route: Route) => Promise<void>,
): Promise<void> {
  await page.route(
    ({ pathname }) =>
      pathname.startsWith(ROOT) &&
      READS[read].test(pathname.slice(ROOT.length)),
    route => act(route),
  );
}

/** Lets the browser see another answer than the one that the backend gave, made from it. */
export function changeAnswer<M extends Read>(
  page: Page,
  read: M,
  change: (answer: Answer<M>) => Answer<M>,
): Promise<void> {
  return intercept(page, read, async route => {
    const response = await route.fetch();
    const answer: Answer<M> = await response.json();
    await route.fulfill({ response, json: change(answer) });
  });
}

const REFUSALS = {
  NotAllowedError: { statusCode: 403, message: 'Unauthorized' },
  NotFoundError: { statusCode: 404, message: 'UnknownId: There is no such' },
  InternalServerError: {
    statusCode: 500,
    message: 'An internal error occurred logId=4f1d2c3b',
  },
};

/** Answers as Backstage does when it refuses. */
export function refuse(
  page: Page,
  read: Read,
  name: keyof typeof REFUSALS,
): Promise<void> {
  return intercept(page, read, async route => {
    const { statusCode, message } = REFUSALS[name];
    const body: ErrorResponseBody = {
      error: { name, message },
      request: {
        method: 'GET',
        url: new URL(route.request().url()).pathname.slice(ROOT.length),
      },
      response: { statusCode },
    };
    await route.fulfill({ status: statusCode, json: body });
  });
}

/** Lets nobody answer, as while the backend is down. */
export function silence(page: Page, read: Read): Promise<void> {
  return intercept(page, read, route => route.abort('connectionrefused'));
}

/** Holds the answers back until they are let go, as a slow network does. */
export async function hold(page: Page, read: Read): Promise<() => void> {
  let letGo = () => {};
  const free = new Promise<void>(resolve => {
    letGo = resolve;
  });
  await intercept(page, read, async route => {
    await free;
    await route.fallback();
  });
  return letGo;
}

/** Lets the backend answer again by itself. */
export function answerAgain(page: Page): Promise<void> {
  return page.unrouteAll({ behavior: 'ignoreErrors' });
}
