import {
  hasEnded,
  requestSeed,
  startTestCluster,
} from '../../world/testing/testCluster';
import type { TestCluster } from '../../world/testing/testCluster';

const AGENT = 'openshift-lifecycle-agent';
const DEPLOYMENT = 'apps/Deployment';

let test: TestCluster;
beforeEach(async () => {
  test = await startTestCluster();
});
afterEach(() => test.cluster.stop());

const store = () => test.cluster.api.store;
const agentPods = () => store().list('Pod', AGENT);

function read(options: {
  follow?: boolean;
  previous?: boolean;
  tailLines?: number;
  timestamps?: boolean;
}): { lines: string[]; ended: Promise<void>; stop: AbortController } {
  const stop = new AbortController();
  const lines: string[] = [];
  const ended = (async () => {
    for await (const line of test.cluster.context.pods.logs({
      namespace: AGENT,
      pod: agentPods()[0].metadata.name,
      container: 'manager',
      follow: false,
      previous: false,
      timestamps: false,
      ...options,
      signal: stop.signal,
    })) {
      lines.push(line);
    }
  })();
  return { lines, ended, stop };
}

describe('logs', () => {
  it('are zap and logrus lines, the last ones if asked so', async () => {
    const all = read({});
    await all.ended;
    expect(all.lines[0]).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:]+Z\tINFO\tsetup\tStarting the Lifecycle Agent\t\{.*\}$/,
    );
    expect(all.lines[1]).toMatch(
      /^time="[^"]+" level=info msg="Executing \/usr\/bin\/env with args /,
    );
    const tail = read({ tailLines: 1, timestamps: true });
    await tail.ended;
    expect(tail.lines).toHaveLength(1);
    expect(tail.lines[0]).toMatch(/^\S+Z .*starting manager$/);
  });

  it('can be followed until the container ends, which a generation does', async () => {
    const followed = read({ follow: true });
    requestSeed(test, { seedImage: '127.0.0.1:1/a/b:c', auth: '{}' });
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await followed.ended;
    expect(followed.lines.join('\n')).toMatch(
      /Start reconciling SeedGen[^]*Checking system health[^]*Sanitize cluster's pull-secret[^]*Deleting seedgen CR\n[^]*Launching imager\n.*systemd-run --collect --wait --unit lca-generate-seed-image podman run/,
    );

    await test.clock.runUntil(() => hasEnded(test));
    const previous = read({ previous: true });
    await previous.ended;
    expect(previous.lines).toEqual(followed.lines);
    const restarts = agentPods()[0].status.containerStatuses.map(
      (each: any) => each.restartCount,
    );
    expect(restarts).toEqual([1, 1]);
  });

  it('end for a reader that goes', async () => {
    const followed = read({ follow: true });
    followed.stop.abort();
    await expect(followed.ended).resolves.toBeUndefined();
  });

  it('of a container before this one are refused where there was none', async () => {
    await expect(read({ previous: true }).ended).rejects.toMatchObject({
      code: 400,
      message: expect.stringMatching(
        /^previous terminated container "manager" in pod "lifecycle-agent-\S+" not found$/,
      ),
    });
  });
});

describe('pods', () => {
  it('are replaced under another name when they are deleted', async () => {
    const [before] = agentPods();
    store().delete('Pod', before.metadata.name, AGENT);
    expect(agentPods()).toEqual([]);
    await test.clock.run(3);
    expect(agentPods()[0].status.phase).toBe('Pending');
    await test.clock.run(5);
    const [after] = agentPods();
    expect(after.metadata.name).toMatch(
      /^lifecycle-agent-controller-manager-6c5f7b9d4c-[a-z0-9]{5}$/,
    );
    expect(after.metadata.name).not.toBe(before.metadata.name);
    expect(after.status.phase).toBe('Running');
    expect(
      after.status.containerStatuses.every((each: any) => each.ready),
    ).toBe(true);
  });

  it('are as many as the Deployment wants', async () => {
    const name = 'lifecycle-agent-controller-manager';
    const scale = (replicas: number) =>
      store().update(DEPLOYMENT, name, AGENT, draft => {
        draft.spec.replicas = replicas;
      });
    scale(0);
    await test.clock.run(30);
    expect(agentPods()).toEqual([]);
    expect(store().get(DEPLOYMENT, name, AGENT)?.status.readyReplicas).toBe(0);
    requestSeed(test, { seedImage: '127.0.0.1:1/a/b:c', auth: '{}' });
    await test.clock.run(30);
    expect(
      store().get('lca.openshift.io/SeedGenerator', 'seedimage')?.status,
    ).toBeUndefined();

    scale(1);
    await test.clock.run(15);
    expect(agentPods()).toHaveLength(1);
    expect(store().get(DEPLOYMENT, name, AGENT)?.status.readyReplicas).toBe(1);
    expect(
      store().get('lca.openshift.io/SeedGenerator', 'seedimage')?.status,
    ).toBeDefined();
  });
});
