import type { ErrorResponseBody } from '@backstage/errors';
import type { Page as BrowserPage, Route } from '@playwright/test';
import {
  auditEntrySchema,
  clusterStatusSchema,
  compatibilityPageSchema,
  fleetPageSchema,
  runDetailsSchema,
  runSchema,
  seedImageDetailsSchema,
  seedImagePageSchema,
  storagePlanSchema,
  type AuditEntry,
  type Page,
  type Run,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';

// What the pages read: the path below the backend's root, and what an answer must be like.
const READS = {
  getFleet: { path: /^\/clusters$/, schema: fleetPageSchema },
  getCluster: { path: /^\/clusters\/[^/]+$/, schema: clusterStatusSchema },
  getStoragePlan: {
    path: /^\/clusters\/[^/]+\/storage-plan$/,
    schema: storagePlanSchema,
  },
  getRuns: {
    path: /^\/runs$/,
    schema: {
      parse: (answer: unknown) =>
        runSchema.array().parse((answer as Page<Run>).items),
    },
  },
  getRun: { path: /^\/runs\/[^/]+$/, schema: runDetailsSchema },
  getSeedImages: { path: /^\/images$/, schema: seedImagePageSchema },
  getSeedImage: { path: /^\/images\/[^/]+$/, schema: seedImageDetailsSchema },
  getSeedImageCompatibility: {
    path: /^\/images\/[^/]+\/compatibility$/,
    schema: compatibilityPageSchema,
  },
  getAudit: {
    path: /^\/audit$/,
    schema: {
      parse: (answer: unknown) =>
        auditEntrySchema.array().parse((answer as Page<AuditEntry>).items),
    },
  },
} satisfies {
  [method in keyof SeedgenApi]?: {
    path: RegExp;
    schema: { parse(answer: unknown): unknown };
  };
};

/** A method of the client whose answer a test may change on its way to the browser. */
export type Read = keyof typeof READS;

/** What a method of the client answers. */
export type Answer<M extends Read> = Awaited<ReturnType<SeedgenApi[M]>>;

const ROOT = '/api/seedgen';

async function intercept(
  page: BrowserPage,
  read: Read,
  act: (route: Route) => Promise<void>,
): Promise<void> {
  await page.route(
    ({ pathname }) =>
      pathname.startsWith(ROOT) &&
      READS[read].path.test(pathname.slice(ROOT.length)),
    route => act(route),
  );
}

/** Lets the browser see another answer than the one that the backend gave, made from it. */
export function changeAnswer<M extends Read>(
  page: BrowserPage,
  read: M,
  change: (answer: Answer<M>) => Answer<M>,
): Promise<void> {
  return intercept(page, read, async route => {
    const response = await route.fetch({ maxRetries: 3 });
    const answer: Answer<M> = await response.json();
    // The types cannot tell of all that a real answer would never be.
    const json = change(answer);
    READS[read].schema.parse(json);
    await route.fulfill({ response, json });
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
  page: BrowserPage,
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
export function silence(page: BrowserPage, read: Read): Promise<void> {
  return intercept(page, read, route => route.abort('connectionrefused'));
}

/** Holds the answers back until they are let go, as a slow network does. */
export async function hold(page: BrowserPage, read: Read): Promise<() => void> {
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
export function answerAgain(page: BrowserPage): Promise<void> {
  return page.unrouteAll({ behavior: 'ignoreErrors' });
}
