import { object, type World } from '../__testUtils__';
import {
  checkResult,
  endOf,
  failing,
  failure,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const proxy = (status: object): World => ({
  objects: { Proxy: [object('cluster', {}, { status })] },
});
const THROUGH = { httpsProxy: 'http://user:canary@proxy.example:3128' };
const file = (exitCode: number, stdout: string): World => ({
  cluster: {
    runOnNode: async () => ({
      ok: true,
      value: { stdout, stderr: '', exitCode },
    }),
  },
});
const REJECTION =
  'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)';

describe('the way of the push', () => {
  it.each<CheckCase>([
    {
      check: 'push-without-proxy',
      when: 'the cluster has no proxy',
      world: proxy({}),
      status: 'pass',
    },
    {
      check: 'push-without-proxy',
      when: 'there is no configuration of one',
      status: 'pass',
    },
    {
      check: 'push-without-proxy',
      when: 'the registry is in noProxy',
      world: proxy({ ...THROUGH, noProxy: '.cluster.local,.lab' }),
      status: 'pass',
      says: 'without the proxy proxy.example:3128',
    },
    {
      check: 'push-without-proxy',
      when: 'the registry is not in noProxy',
      world: proxy({ ...THROUGH, noProxy: '.cluster.local' }),
      status: 'warn',
      code: 'PushThroughProxy',
      says: 'OCPBUGS-30818',
    },
    {
      check: 'push-without-proxy',
      when: 'it may not be read',
      world: { objects: { Proxy: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'push-without-proxy',
      when: 'no image was named',
      subject: { seedImage: undefined },
      status: 'not-applicable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });

  it('keeps the password of the proxy to itself', async () => {
    const found = await checkResult('push-without-proxy', proxy(THROUGH));
    expect(found.message).toContain('proxy.example:3128');
    expect(JSON.stringify(found)).not.toContain('canary');
  });
});

describe('the pull secret of the node', () => {
  it.each<CheckCase>([
    {
      check: 'pull-secret-restored',
      when: 'no line is the placeholder',
      world: file(1, '0\n'),
      status: 'pass',
    },
    {
      check: 'pull-secret-restored',
      when: 'it is the placeholder',
      world: file(0, '1\n'),
      status: 'fail',
      code: 'PullSecretSanitized',
      says: REJECTION,
    },
    {
      check: 'pull-secret-restored',
      when: 'it is the placeholder, and a seed was taken',
      world: {
        ...file(0, '1\n'),
        spent: { since: '2026-11-01T00:00:00Z', runId: 'run-7' },
        objects: { SeedGenerator: [object('seedimage')] },
      },
      status: 'fail',
      code: 'PullSecretSanitized',
      says: `${REJECTION} (run run-7 has taken a seed of it, a SeedGenerator is there)`,
    },
    {
      check: 'pull-secret-restored',
      when: 'the file is not there',
      world: file(2, ''),
      status: 'unknown',
      code: 'PullSecretNotSeen',
    },
    {
      check: 'pull-secret-restored',
      when: 'no command may be run',
      world: { cluster: { runOnNode: failing('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });

  it('names the rule that is missing', async () => {
    const found = await checkResult('pull-secret-restored', {
      cluster: {
        runOnNode: async () => ({
          ok: false,
          failure: failure('forbidden', 'create pods/exec'),
        }),
      },
    });
    expect([found.severity, found.remedy]).toEqual([
      'blocks',
      'Allow the credential of the portal to create pods/exec.',
    ]);
  });
});
