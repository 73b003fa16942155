import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';
import { stage } from './runs/__fixtures__/rehearsal';

// The one line in the list.
jest.mock('./runs/kinds', () => {
  const { KINDS } = jest.requireActual('./runs/kinds');
  const { RunKinds } = jest.requireActual('./runs/engine/RunKinds');
  const { rehearsal } = jest.requireActual('./runs/__fixtures__/rehearsal');
  return { KINDS: new RunKinds([...KINDS.all, rehearsal]) };
});

jest.setTimeout(60_000);

const REQUEST = { kind: 'rehearsal', piece: 'Overture', reason: 'CHG-1' };

describe('a kind of run that is one folder and one line in a list', () => {
  let plugin: RunningPlugin;
  beforeAll(async () => {
    plugin = await startPlugin({});
  });
  afterAll(() => plugin.stop());

  const post = (body: object, path = '/runs') =>
    fetch(`${plugin.url}${path}`, {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });

  it('runs from the request to the audit log, and any number at a time', async () => {
    const answers = await Promise.all([post(REQUEST), post(REQUEST)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [{ id }] = await Promise.all(
      answers.map(async answer => (await answer.json()) as RunDetails),
    );
    const run = await until(
      () => plugin.client.getRun(id),
      ({ phase }) => phase === 'Succeeded',
      30_000,
    );
    expect(run).toMatchObject({
      kind: 'rehearsal',
      cluster: '',
      requestedBy: 'user:default/mock',
      reason: 'CHG-1',
      statusText: 'It was heard to its end',
      pointOfNoReturn: false,
    });
    expect(
      run.timeline
        .filter(({ type }) => type === 'phase')
        .map(entry => entry.phase),
    ).toEqual(['Tuning', 'Playing', 'Bowing', 'Succeeded']);
    expect(stage.played).toEqual(['Overture', 'Overture']);

    const { items } = await plugin.client.getRuns({ kind: 'rehearsal' });
    expect(items).toHaveLength(2);
    const audit = await plugin.client.getAudit({ runId: id });
    expect(audit.items.map(({ action }) => action).reverse()).toEqual([
      'run.requested',
      'run.phase',
      'run.phase',
      'run.succeeded',
    ]);
    expect(audit.items[3]).toMatchObject({
      actor: 'user:default/mock',
      message: 'Plays Overture',
    });
    expect(audit.items[3]).not.toHaveProperty('cluster');
    expect(await plugin.client.getRunManifests(id)).toEqual({ items: [] });
  });

  it('refuses what the kind does not take, and kinds that there are none of', async () => {
    for (const [body, field] of [
      [{ kind: 'rehearsal' }, 'piece'],
      [{ ...REQUEST, loud: true }, 'loud'],
      [{ ...REQUEST, kind: 'concert' }, 'kind'],
      [{ piece: 'Overture' }, 'kind'],
    ] as const) {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(field);
    }
  });
});

describe('a run of a kind that this version does not know', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('is shown, and refused to be cancelled as what it is', async () => {
    const knex = await databases.init('SQLITE_3');
    const plugin = await startPlugin({}, { knex });
    try {
      await knex('seedgen_runs').insert({
        id: 'concert-1',
        kind: 'concert',
        cluster: 'sno1',
        phase: 'Playing',
        active: 1,
        watching: 0,
        requested_by: 'user:default/jane',
        requested_at: '2026-11-22T10:00:00.000Z',
        request_hash: 'a'.repeat(64),
        revision: 1,
        owner_epoch: 0,
        state: '{}',
      });
      expect(await plugin.client.getRun('concert-1')).toMatchObject({
        kind: 'concert',
        problem: { code: 'RunStateUnreadable' },
      });
      expect(await plugin.client.getRunManifests('concert-1')).toEqual({
        items: [],
      });
      const answer = await fetch(`${plugin.url}/runs/concert-1/cancel`, {
        method: 'POST',
        headers: { Authorization: mockCredentials.user.header() },
      });
      expect(await answer.text()).toContain('RunStateUnreadable');
      expect(answer.status).toBe(409);
    } finally {
      await plugin.stop();
    }
  });
});

describe('with its permission denied', () => {
  it('is refused', async () => {
    const plugin = await startPlugin(
      {},
      {
        features: [
          mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
        ],
      },
    );
    try {
      const answer = await fetch(`${plugin.url}/runs`, {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.user.header(),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(REQUEST),
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('rehearsal.play');
    } finally {
      await plugin.stop();
    }
  });
});
