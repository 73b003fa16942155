import http from 'node:http';
import type { Availability } from '../apiserver/types';
import { createLabClock } from '../clock';
import { UnknownScenario } from '../scenarios';
import { RequestCounter } from '../registry/requestCounter';
import { createControlServer, type ControlServer } from './createControlServer';
import type { ClusterFaults, RegistryFaults } from './faults';
import type { ControlledLab } from './types';

let control: ControlServer;
let faults: ClusterFaults;
let registryFaults: RegistryFaults;
let calls: unknown[][];
let availability: Availability;

beforeEach(async () => {
  faults = {};
  registryFaults = {};
  calls = [];
  availability = 'up';
  const requests = new RequestCounter();
  requests.count('GET', '/v2/');
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const lab: ControlledLab = {
    clock: createLabClock(1000),
    clusters: () => [
      {
        name: 'sno1',
        faults,
        users: [{ name: 'robot', token: 'robot-token' }, { name: 'admin' }],
        api: {
          url: 'https://127.0.0.1:1',
          availability: () => availability,
          setAvailability: async next => {
            availability = next;
          },
          rejectTokens: record('rejectTokens'),
          rotateCertificate: record('rotateCertificate'),
        },
      },
    ],
    registry: {
      host: '127.0.0.1:2',
      authentication: 'bearer',
      faults: registryFaults,
      requests,
      applyFaults: record('applyFaults'),
    },
    resetCluster: record('resetCluster'),
    scenarioOf: () => undefined,
    applyScenario: async (_, scenario) => {
      throw new UnknownScenario(scenario);
    },
    clearScenario: record('clearScenario'),
    report: () => undefined,
  };
  control = createControlServer(lab, 0);
  await control.start();
});

afterEach(() => control.stop());

function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: any }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${control.url}${path}`,
      { method, agent: false, headers },
      response => {
        let text = '';
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode!, json: JSON.parse(text) }),
        );
      },
    );
    request.on('error', reject);
    request.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

it('tells how things are', async () => {
  faults.neverReturn = true;
  expect(await call('GET', '/state')).toEqual({
    status: 200,
    json: {
      speed: 1000,
      clusters: [
        {
          name: 'sno1',
          server: 'https://127.0.0.1:1',
          availability: 'up',
          faults: { neverReturn: true },
        },
      ],
      registry: { host: '127.0.0.1:2', authentication: 'bearer', faults: {} },
    },
  });
  expect((await call('GET', '/speed')).json).toEqual({ speed: 1000 });
  expect((await call('GET', '/clusters/sno1')).json.name).toBe('sno1');
});

it('replaces, changes and clears the faults of a cluster in place', async () => {
  await call('PUT', '/clusters/sno1/faults', {
    stayDownSeconds: 10,
    imagerExit: 'stopped',
  });
  expect(faults).toEqual({ stayDownSeconds: 10, imagerExit: 'stopped' });
  const patched = await call('PATCH', '/clusters/sno1/faults', {
    stayDownSeconds: null,
    tagUnchanged: true,
  });
  expect(patched.json.faults).toEqual({
    imagerExit: 'stopped',
    tagUnchanged: true,
  });
  expect(faults).toEqual(patched.json.faults);
  await call('DELETE', '/clusters/sno1/faults');
  expect(faults).toEqual({});
});

it('changes the faults of the registry and has them applied', async () => {
  const failNext = { status: 429, requests: 3, retryAfter: 1 };
  await call('PUT', '/registry/faults', { failNext });
  await call('PATCH', '/registry/faults', {
    down: true,
    refusePush: { '*': 'quota' },
  });
  expect(registryFaults).toEqual({
    failNext,
    down: true,
    refusePush: { '*': 'quota' },
  });
  await call('DELETE', '/registry/faults');
  expect(registryFaults).toEqual({});
  expect(calls).toEqual([['applyFaults'], ['applyFaults'], ['applyFaults']]);
});

it('counts what the registry was asked', async () => {
  expect((await call('GET', '/registry/requests')).json).toEqual({
    total: 1,
    routes: { 'GET /v2/': 1 },
  });
  expect((await call('DELETE', '/registry/requests')).json.total).toBe(0);
});

it('takes an API down for some time of the cluster', async () => {
  const started = await call('POST', '/clusters/sno1/outage', {
    seconds: 100,
    how: 'silent',
  });
  expect(started.json.availability).toBe('silent');
  expect(await call('POST', '/clusters/sno1/outage')).toMatchObject({
    status: 409,
    json: { error: { reason: 'AlreadyDown' } },
  });
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(availability).toBe('up');
});

it('passes on what is done to a cluster', async () => {
  await call('POST', '/clusters/sno1/reset');
  await call('POST', '/clusters/sno1/rotate-certificate', { authority: 'new' });
  await call('POST', '/clusters/sno1/reject-tokens');
  await call('POST', '/clusters/sno1/reject-tokens', { users: ['robot'] });
  await call('POST', '/clusters/sno1/reject-tokens', { users: [] });
  expect(calls).toEqual([
    ['resetCluster', 'sno1'],
    ['rotateCertificate', 'new'],
    ['rejectTokens', undefined],
    ['rejectTokens', ['robot-token']],
    ['rejectTokens', []],
  ]);
});

it.each([
  ['GET', '/nothing', undefined, 404, 'NoSuchPath'],
  ['GET', '/clusters/sno9', undefined, 404, 'NoSuchCluster'],
  ['POST', '/clusters/sno9/reset', undefined, 404, 'NoSuchCluster'],
  ['PUT', '/clusters/sno9/scenario', { name: 'a' }, 404, 'NoSuchCluster'],
  ['PUT', '/clusters/sno1/scenario', {}, 400, 'InvalidBody'],
  ['PUT', '/clusters/sno1/scenario', { name: 'a' }, 404, 'NoSuchScenario'],
  ['POST', '/state', undefined, 405, 'WrongMethod'],
  ['PUT', '/clusters/sno1/faults', '{', 400, 'InvalidJson'],
  ['PUT', '/clusters/sno1/faults', { unknown: 1 }, 400, 'InvalidBody'],
  ['PUT', '/clusters/sno1/faults', { dropConnections: 2 }, 400, 'InvalidBody'],
  ['PUT', '/clusters/sno1/faults', { neverReturn: null }, 400, 'InvalidBody'],
  ['PATCH', '/registry/faults', { slowMilliseconds: -1 }, 400, 'InvalidBody'],
  ['POST', '/clusters/sno1/outage', { how: 'fire' }, 400, 'InvalidBody'],
  [
    'POST',
    '/clusters/sno1/reject-tokens',
    { users: ['admin'] },
    400,
    'NoSuchToken',
  ],
])(
  'answers %s %s with %j by %i %s',
  async (method, path, body, status, reason) => {
    expect(await call(method, path, body)).toMatchObject({
      status,
      json: { error: { reason } },
    });
    expect(faults).toEqual({});
  },
);

it('takes no body without end', async () => {
  expect(
    await call('PUT', '/registry/faults', ' '.repeat(70_000)),
  ).toMatchObject({ status: 413, json: { error: { reason: 'BodyTooLarge' } } });
});

it('names the field that is wrong', async () => {
  const { json } = await call('PATCH', '/clusters/sno1/faults', {
    stayDownSeconds: 'long',
  });
  expect(json.error.issues).toEqual([
    { field: 'stayDownSeconds', message: expect.stringContaining('number') },
  ]);
});

it('answers no web page', async () => {
  const strangers: Array<Record<string, string>> = [
    { Origin: 'https://somewhere.example' },
    { Host: 'somewhere.example' },
  ];
  for (const headers of strangers) {
    expect(
      await call('POST', '/clusters/sno1/reset', undefined, headers),
    ).toMatchObject({
      status: 403,
      json: { error: { reason: 'NotForBrowsers' } },
    });
  }
  expect(calls).toEqual([]);
});
