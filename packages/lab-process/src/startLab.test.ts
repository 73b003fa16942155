import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LabProcess } from './LabProcess';
import { startLab } from './startLab';

jest.setTimeout(40_000);

const anyPorts = '--port-base 0 --control-port 0 --registry-port 0'.split(' ');

/** GET with the given CA; the status of the answer. */
async function statusOf(
  url: string,
  caFile: string,
  authorization: string,
): Promise<number> {
  const ca = await fs.readFile(caFile);
  return new Promise((resolve, reject) => {
    https
      .get(url, { ca, agent: false, headers: { authorization } }, response => {
        response.resume();
        resolve(response.statusCode!);
      })
      .on('error', reject);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function eventually(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > limit) {
      throw new Error('It did not happen within 10 s.');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe('a lab', () => {
  let lab: LabProcess;

  beforeAll(async () => {
    lab = await startLab({
      speed: 120,
      clusters: ['sno1', 'sno3'],
      scenarios: ['node-label-missing@sno3'],
      registryAuth: 'basic',
    });
  });

  afterAll(() => lab.stop());

  it('has what was asked for', async () => {
    expect(lab.speed).toBe(120);
    expect(lab.clusters.map(({ name }) => name)).toEqual(['sno1', 'sno3']);
    expect(() => lab.cluster('sno2')).toThrow('no cluster "sno2"');
    expect(await lab.control.state()).toMatchObject({
      speed: 120,
      clusters: [
        { name: 'sno1', availability: 'up', faults: {} },
        { name: 'sno3', server: lab.cluster('sno3').server },
      ],
      registry: { host: lab.registry.host, authentication: 'basic' },
    });
  });

  it('has the scenario it was started with, others on demand, and says which there are', async () => {
    const { control } = lab;
    expect((await control.cluster('sno3')).scenario).toBe('node-label-missing');
    await control.clearScenario('sno3');
    expect((await control.cluster('sno3')).scenario).toBeUndefined();
    expect(await control.setScenario('sno1', 'orphan-sandboxes')).toMatchObject(
      { scenario: 'orphan-sandboxes', faults: { stayDownSeconds: 3180 } },
    );
    expect(await control.clearScenario('sno1')).toMatchObject({ faults: {} });
    expect(
      await control.setScenario('sno1', 'orphan-sandboxes', 'seed-requested'),
    ).toMatchObject({ scenario: 'orphan-sandboxes', faults: {} });
    const names = (await control.scenarios()).map(each => each.name);
    expect(names).toContain('old-release');
    await expect(control.setScenario('sno1', 'nothing')).rejects.toThrow(
      `There is no scenario "nothing"; there are ${names.join(', ')}.`,
    );
  });

  it('lets in who has its token, and nobody else', async () => {
    const { server, caFile, tokenFile } = lab.cluster('sno1');
    const token = await fs.readFile(tokenFile, 'utf8');
    const url = `${server}/api/v1/nodes`;
    expect(await statusOf(url, caFile, `Bearer ${token}`)).toBe(200);
    expect(await statusOf(url, caFile, 'Bearer wrong')).toBe(401);
  });

  it('has a registry that knows its users', async () => {
    const { host, caFile, user, password, readOnlyUser, readOnlyPassword } =
      lab.registry;
    const ping = (name: string, secret: string) =>
      statusOf(
        `https://${host}/v2/`,
        caFile,
        `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
      );
    expect(await ping(user, password)).toBe(200);
    expect(await ping(readOnlyUser, readOnlyPassword)).toBe(200);
    expect(await ping(user, readOnlyPassword)).toBe(401);
    const requests = await lab.control.registryRequests();
    expect(requests.routes['GET /v2/']).toBeGreaterThanOrEqual(3);
    await lab.control.resetRegistryRequests();
    expect((await lab.control.registryRequests()).total).toBe(0);
  });

  it('writes its files for this user only', async () => {
    const names = await fs.readdir(lab.directory);
    expect(names.sort()).toEqual([
      'ca-sno1.crt',
      'ca-sno3.crt',
      'ca.crt',
      'kubeconfig-sno1',
      'kubeconfig-sno1-viewer',
      'kubeconfig-sno3',
      'kubeconfig-sno3-viewer',
      'lab.json',
      'registry.json',
      'token-sno1',
      'token-sno3',
    ]);
    for (const name of names) {
      const { mode } = await fs.stat(path.join(lab.directory, name));
      expect([name, mode & 0o777]).toEqual([name, 0o600]);
    }
    const description = await fs.readFile(
      path.join(lab.directory, 'lab.json'),
      'utf8',
    );
    expect(description).not.toContain(lab.registry.password);
    expect(JSON.parse(description)).toMatchObject({
      pid: lab.pid,
      controlUrl: lab.control.url,
    });
  });

  it('can be made to fail, and says what cannot be', async () => {
    await lab.control.setFaults('sno1', { stayDownSeconds: 5 });
    await lab.control.patchFaults('sno1', {
      stayDownSeconds: null,
      neverReturn: true,
    });
    expect((await lab.control.cluster('sno1')).faults).toEqual({
      neverReturn: true,
    });
    await lab.control.clearFaults('sno1');
    await expect(lab.control.cluster('sno9')).rejects.toThrow(
      'There is no cluster "sno9"',
    );
    await expect(
      lab.control.setFaults('sno1', { dropConnections: 7 }),
    ).rejects.toThrow('dropConnections');
  });

  it('takes an API away and brings it back', async () => {
    const { server } = lab.cluster('sno3');
    const { hostname, port } = new URL(server);
    const connects = () =>
      new Promise<boolean>(resolve => {
        const socket = net.connect(Number(port), hostname, () => {
          socket.destroy();
          resolve(true);
        });
        socket.on('error', () => resolve(false));
      });
    expect(await connects()).toBe(true);
    await lab.control.outage('sno3', { seconds: 60 });
    expect(await connects()).toBe(false);
    let availability = '';
    while (availability !== 'up') {
      ({ availability } = await lab.control.cluster('sno3'));
    }
    expect(await connects()).toBe(true);
    expect(lab.output()).toContain('API down');
  });

  it('keeps address, certificates and tokens over a reset', async () => {
    const { server, caFile, tokenFile } = lab.cluster('sno1');
    const token = (await fs.readFile(tokenFile, 'utf8')).trim();
    await lab.control.setFaults('sno1', { neverReturn: true });
    const state = await lab.control.reset('sno1');
    expect(state).toMatchObject({ server, availability: 'up', faults: {} });
    expect(
      await statusOf(`${server}/api/v1/nodes`, caFile, `Bearer ${token}`),
    ).toBe(200);
  });
});

it('leaves nothing behind', async () => {
  const lab = await startLab({ clusters: ['sno1'] });
  const begun = Date.now();
  await lab.stop();
  expect(Date.now() - begun).toBeLessThan(2_500);
  await lab.stop();
  expect(isAlive(lab.pid)).toBe(false);
  await expect(fs.stat(lab.directory)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

it('says why it did not start', async () => {
  await expect(startLab({ clusters: ['sno9'] })).rejects.toThrow(
    /The lab did not start.*there is no "sno9"/s,
  );
});

it('names a port that is taken and the flag that moves it', async () => {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const { code, stderr } = await runLab('--registry-port', String(port));
  server.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`Port ${port} on 127.0.0.1 is taken`);
  expect(stderr).toContain('--registry-port');
});

it('ends with a parent that is killed', async () => {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'lab-parent-'));
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ${JSON.stringify([
      ...labCommand(),
      '--json',
      '--exit-with-parent',
      '--clusters',
      'sno1',
      '--directory',
      directory,
      ...anyPorts,
    ])}, { stdio: ['ignore', 'inherit', 'ignore'] });
  `;
  const parent = spawn(process.execPath, ['-e', script], {
    cwd: labDirectory(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(parent.stdout!, 'data');
  const { pid } = JSON.parse(String(line));
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await eventually(() => !isAlive(pid));
  await fs.rm(directory, { recursive: true, force: true });
});

function labDirectory(): string {
  return path.dirname(require.resolve('@seedgen/lab/package.json'));
}

function labCommand(): string[] {
  return [
    '--import',
    pathToFileURL(require.resolve('tsx')).href,
    path.join(labDirectory(), 'src/cli.ts'),
  ];
}

async function runLab(...args: string[]) {
  const child = spawn(
    process.execPath,
    [...labCommand(), '--clusters', 'sno1', ...anyPorts, ...args],
    { cwd: labDirectory(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stderr };
}
