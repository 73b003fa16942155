import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeedgenClient } from '@seedgen/backstage-plugin-seedgen-common';
import { AgentMessages } from './AgentMessages';
import { clientOf, OpenPages, signIn } from './OpenPages';
import { report, say } from './report';
import { Screen } from './Screen';

// How long it takes from a change on a cluster until open pages show it, and until a page is right that
// was away, against the goals: two pages in Chromium, timed by what is on the screen, and 198 that do all
// but draw, each for a person of its own. All clocks are this machine's.

const PAGES = 200;
const CHANGES = Number(process.env.SEEDGEN_BENCH_CHANGES ?? 100);
const ABSENCES = 10;
const GOAL_LIVE_MS = 250;
const GOAL_RETURN_MS = 1_000;
const MEAN_PAUSE_MS = 1_500;
const SHORTEST_PAUSE_MS = 500;
const AWAY_MS = 3_000;
const CLUSTER = 'sno1';
const HANGS_AT = 'Pulling recert image';

const { PLAYWRIGHT_URL, SEEDGEN_BACKEND_URL, SEEDGEN_LAB_DIRECTORY } =
  process.env as Record<string, string>;

const lab = JSON.parse(
  readFileSync(join(SEEDGEN_LAB_DIRECTORY, 'lab.json'), 'utf8'),
);

async function main(): Promise<boolean> {
  const api = clientOf(
    SEEDGEN_BACKEND_URL,
    await signIn(SEEDGEN_BACKEND_URL, 'operator'),
  );
  const messages = new AgentMessages(
    lab.clusters.find((each: { name: string }) => each.name === CLUSTER),
  );
  const runId = await beginRun(api, messages);
  const pages = await OpenPages.open(PAGES - 2, {
    backendUrl: SEEDGEN_BACKEND_URL,
    runId,
    cluster: CLUSTER,
  });
  const browser = await Screen.launch();
  try {
    const open = (path: string) =>
      Screen.open(browser, {
        baseURL: PLAYWRIGHT_URL,
        path,
        shows: HANGS_AT,
      });
    const run = await open(`/seedgen/runs/${runId}`);
    const tab = await open(`/catalog/default/resource/${CLUSTER}/seed-image`);
    say(`${PAGES} pages are open, two of them in Chromium.`);
    // Each has asked the permission backend once.
    await messages.write(`${HANGS_AT}, begun`);
    await sleep(3_000);
    const live = await measureChanges(messages, pages, run, tab);
    const away = await measureReturns(messages, run);
    return live && away;
  } finally {
    pages.close();
    await browser.close();
    await api.cancelRun(runId).catch(() => {});
  }
}

async function measureChanges(
  messages: AgentMessages,
  pages: OpenPages,
  ...screens: Screen[]
): Promise<boolean> {
  const readsBefore = pages.reads;
  const changes: number[] = [];
  for (let part = 0; part < CHANGES; part += 1) {
    changes.push(Date.now());
    await messages.write(textOf(part));
    const pause = -Math.log(1 - Math.random()) * MEAN_PAUSE_MS;
    await sleep(Math.max(SHORTEST_PAUSE_MS, pause));
  }
  await sleep(2_000);
  const reads = (pages.reads - readsBefore) / CHANGES / (PAGES - 2);
  say(`${CHANGES} changes, ${reads.toFixed(1)} reads a page and change.`);
  const onScreen: number[][] = [];
  for (const screen of screens) {
    const shown = await screen.shownAt();
    onScreen.push(changes.map((at, part) => (shown.get(part) ?? NaN) - at));
  }
  const read = changes.flatMap((at, part) =>
    pages.knewAt(part).map(known => known - at),
  );
  return [
    report('On the screen of the run page', onScreen[0], GOAL_LIVE_MS),
    report('On the screen of the cluster page', onScreen[1], GOAL_LIVE_MS),
    report(`Known by the other ${PAGES - 2} pages`, read, GOAL_LIVE_MS),
    report('All pages', [...onScreen.flat(), ...read], GOAL_LIVE_MS),
  ].every(Boolean);
}

/** The network is away, something happens meanwhile, and the network is back. */
async function measureReturns(
  messages: AgentMessages,
  screen: Screen,
): Promise<boolean> {
  const backAt: number[] = [];
  for (let absence = 0; absence < ABSENCES; absence += 1) {
    await screen.setOffline(true);
    await messages.write(textOf(CHANGES + absence));
    await sleep(AWAY_MS);
    backAt.push(Date.now());
    await screen.setOffline(false);
    await sleep(2 * GOAL_RETURN_MS);
  }
  const shown = await screen.shownAt();
  return report(
    `Right again after ${AWAY_MS / 1_000} s without network`,
    backAt.map((at, absence) => (shown.get(CHANGES + absence) ?? NaN) - at),
    GOAL_RETURN_MS,
  );
}

async function beginRun(
  api: SeedgenClient,
  messages: AgentMessages,
): Promise<string> {
  // Lifecycle Agent stands still from there on, and what it is made to say stays.
  await fetch(`${lab.controlUrl}/clusters/${CLUSTER}/faults`, {
    method: 'PATCH',
    body: JSON.stringify({ hangAtMessage: HANGS_AT }),
  });
  const { snapshot } = await until(
    () => api.getCluster(CLUSTER),
    status => status.snapshot.version !== undefined,
  );
  const { id } = await api.startRun({
    kind: 'generate',
    cluster: CLUSTER,
    seedImage: `${lab.registry.host}/ocp-${CLUSTER}/live:${snapshot.version}-${snapshot.architecture}`,
    confirmation: CLUSTER,
  });
  await until(
    () => messages.read().catch(() => undefined),
    message => message === HANGS_AT,
  );
  return id;
}

function textOf(part: number): string {
  return `${HANGS_AT}, part ${part}; of many`;
}

async function until<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error('It did not come about');
    await sleep(200);
  }
}

main().then(
  good => process.exit(good ? 0 : 1),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
