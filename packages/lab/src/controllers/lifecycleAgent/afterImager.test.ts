import {
  agentLog,
  imagerLog,
  useGenerationTests,
} from '../../world/testing/generations';
import {
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
} from '../../world/testing/testCluster';

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
});
