import {
  agentLog,
  imagerLog,
  messageOf,
  useGenerationTests,
} from '../../world/testing/generations';
import {
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
} from '../../world/testing/testCluster';

import { SEED_GENERATOR, WORKSPACE } from './agentFiles';

const { start, seed } = useGenerationTests();
const AGENT = 'openshift-lifecycle-agent';

describe('after the imager', () => {
  it('T5: fails although it has pushed when the container ended as stopped', async () => {
    const test = await start({ imagerExit: 'stopped' });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toBe(
      'Seed generation failed: imager container status check failed: expected container status exited, found: stopped',
    );
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(true);
  });

  it('T6, T7: rejects tokens and serves a certificate of a new authority when told', async () => {
    const test = await start({
      rejectTokensAfterOutage: true,
      newAuthorityAfterOutage: true,
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(test.api.rejectedTokens).toEqual([undefined]);
    expect(test.api.rotations).toEqual(['new']);
  });

  it('T8: stays down as long as it is told, and pushes at the usual time', async () => {
    const test = await start({ stayDownSeconds: 3200 });
    requestSeed(test, seed());
    await test.clock.runUntil(() =>
      test.events.some(each => /^pushed/.test(each.message)),
    );
    const [down] = test.api.availabilities;
    expect(Math.round(test.clock.elapsed() - down.at)).toBe(230);
    await test.clock.runUntil(() => hasEnded(test));
    const up = test.api.availabilities.at(-1)!;
    expect(Math.round(up.at - down.at)).toBe(3205);
    expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
  });

  it('does not come back when told so', async () => {
    const test = await start({ neverReturn: true });
    requestSeed(test, seed());
    await test.clock.run(20_000);
    expect(test.api.availability()).toBe('refused');
  });

  it('T9: never restores the CR, and the log says why', async () => {
    const test = await start({ neverRestoreSeedGenerator: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    await test.clock.run(3600);
    expect(seedGenerator(test)).toBeUndefined();
    expect(
      test.cluster.api.store.get('Secret', 'seedgen', AGENT),
    ).toBeUndefined();
    expect(await agentLog(test)).toContain('Missing stored file');
  });

  it('T11: brings back a CR without annotations when told so', async () => {
    const test = await start({ restoreForeignSeedGenerator: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(seedGenerator(test)!.metadata.annotations).toBeUndefined();
  });

  it('T13: completes without a push when told so', async () => {
    const test = await start({ tagUnchanged: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(false);
  });

  it('deletes what was created under its names during the outage', async () => {
    const test = await start();
    requestSeed(test, seed());
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    requestSeed(test, {
      ...seed(),
      annotations: { 'example.io/run': 'intruder' },
    });
    await test.clock.runUntil(() => hasEnded(test));
    expect(seedGenerator(test)!.metadata.annotations).toEqual({
      'example.io/run': 'r1',
    });
  });

  it('goes on when the operator is restarted while the imager gathers', async () => {
    const test = await start();
    const { store } = test.cluster.api;
    requestSeed(test, seed());
    await test.clock.runUntil(() =>
      imagerLog(test).includes('Creating seed image'),
    );
    store.delete('Pod', store.list('Pod', AGENT)[0].metadata.name, AGENT);
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toBe(
      'Seed generation failed: imager container status check failed: expected container status exited, found: running',
    );
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(true);
  });

  it('T15: loses track of an imager that runs when it is restarted, and that goes on', async () => {
    const test = await start({ restartAgentWhileImaging: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(test.api.availability()).toBe('up');
    const { node } = test.cluster.context;
    expect(node.containers.get('lca_image_builder')?.status).toBe('running');
    expect(messageOf(test, 'SeedGenInProgress')).toContain('found: running');
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    expect(node.containers.get('lca_image_builder')?.status).toBe('exited');
    expect(messageOf(test, 'SeedGenInProgress')).toContain('found: running');
  });

  it('ends with its container, which the next generation removes', async () => {
    const test = await start();
    requestSeed(test, seed());
    await test.clock.runUntil(() =>
      imagerLog(test).includes('Creating seed image'),
    );
    test.cluster.context.node.removeContainer('lca_image_builder');
    await test.clock.run(900);
    expect(test.api.availabilities).toEqual([]);
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(false);
  });

  it('T16: lets the API come and go while the cluster is stopped', async () => {
    const test = await start({
      flaps: { count: 6, upSeconds: 2, downSeconds: 5 },
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    const names = test.api.availabilities.map(each => each.availability);
    expect(names.slice(0, 12)).toEqual([
      'refused',
      'up',
      'refused',
      'starting',
      'refused',
      'unavailable',
      'refused',
      'initializing',
      'refused',
      'up',
      'refused',
      'starting',
    ]);
    expect(names.at(-1)).toBe('up');
    expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
  });

  it('comes back failed, seconds later, when the imager ends before it stops the cluster', async () => {
    const test = await start({
      imagerBreaksOff: { output: 'Error: no space left on device', code: 125 },
    });
    const { store } = test.cluster.api;
    const uids: string[] = [];
    store.onChange(SEED_GENERATOR, ({ type, object }) => {
      if (type === 'ADDED') uids.push(object.metadata.uid!);
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => uids.length > 0 && !seedGenerator(test));
    await test.clock.runUntil(() => seedGenerator(test) !== undefined);
    expect(shown(seedGenerator(test))).toEqual({
      state: 'SeedGenInProgress',
      details:
        'imager failed: failed to run imager container: Error: no space left on device: exit status 125',
    });
    expect(new Set(uids).size).toBe(2);
    expect(seedGenerator(test)!.metadata.annotations).toEqual({
      'example.io/run': 'r1',
    });
    expect(test.api.availabilities).toEqual([]);
    const { node } = test.cluster.context;
    expect(node.containers.get('lca_image_builder')).toMatchObject({
      status: 'exited',
      exitCode: 125,
    });
    expect(
      [...node.files.keys()].filter(path => path.startsWith(WORKSPACE)).sort(),
    ).toEqual([
      `${WORKSPACE}/auth.json`,
      `${WORKSPACE}/pull-secret.json`,
      `${WORKSPACE}/seedgen-cr.json.bak`,
      `${WORKSPACE}/seedgen-secret.json.bak`,
    ]);
    const upgrade = () =>
      store.get('lca.openshift.io/ImageBasedUpgrade', 'upgrade');
    await test.clock.run(600);
    expect(upgrade()).toBeUndefined();
    store.delete('Pod', store.list('Pod', AGENT)[0].metadata.name, AGENT);
    await test.clock.run(60);
    expect(upgrade()).toBeDefined();
  });

  it('says that it failed only when the pull secret is back', async () => {
    const test = await start({ failAfterSanitising: 'no' });
    const pullSecret = () =>
      test.cluster.api.store.get('Secret', 'pull-secret', 'openshift-config')!
        .data!['.dockerconfigjson'];
    const before = pullSecret();
    requestSeed(test, seed());
    await test.clock.runUntil(() => pullSecret() !== before);
    expect(hasEnded(test)).toBe(false);
    await test.clock.runUntil(() => hasEnded(test));
    expect(pullSecret()).toBe(before);
    expect(shown(seedGenerator(test)).details).toBe('no');
  });
});
