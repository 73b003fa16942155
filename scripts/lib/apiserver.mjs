import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, say } from './output.mjs';
import { findFreePort } from './ports.mjs';
import { start, stop, toolEnvironment } from './processes.mjs';

const READY_WITHIN_MS = 120_000;

/** The programs of a control plane in the folder of envtest, or else on the PATH; undefined where one is missing. */
export function findControlPlane() {
  const folders = [
    process.env.KUBEBUILDER_ASSETS,
    ...toolEnvironment.PATH.split(delimiter),
  ].filter(Boolean);
  const find = name =>
    folders.map(folder => join(folder, name)).find(existsSync);
  const etcd = find('etcd');
  const apiserver = find('kube-apiserver');
  return etcd && apiserver ? { etcd, apiserver } : undefined;
}

/**
 * Starts etcd and a kube-apiserver on loopback, with an administrator and RBAC, in a temporary folder.
 * There is no controller manager: nothing collects garbage, and no namespace that is deleted ever vanishes.
 *
 * @returns path of a kubeconfig, and a way to stop both and remove the folder
 */
export async function startControlPlane({ etcd, apiserver }) {
  const folder = mkdtempSync(join(tmpdir(), 'seedgen-apiserver-'));
  const children = [];
  const stopBoth = async () => {
    for (const child of [...children].reverse()) await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [client, peer, port] = [
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
    ];
    children.push(startEtcd({ etcd, folder, client, peer }));
    const token = randomBytes(16).toString('hex');
    children.push(
      startApiServer({ apiserver, folder, etcdPort: client, port, token }),
    );
    await untilReady(children, port, token, folder);
    return { kubeconfig: writeKubeconfig(folder, port, token), stop: stopBoth };
  } catch (error) {
    await stopBoth();
    throw error;
  }
}

function startEtcd({ etcd, folder, client, peer }) {
  const clientUrl = `http://127.0.0.1:${client}`;
  const peerUrl = `http://127.0.0.1:${peer}`;
  return start(
    etcd,
    [
      `--data-dir=${join(folder, 'etcd')}`,
      `--listen-client-urls=${clientUrl}`,
      `--advertise-client-urls=${clientUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      '--unsafe-no-fsync',
    ],
    { logFile: join(folder, 'etcd.log') },
  );
}

function startApiServer({ apiserver, folder, etcdPort, port, token }) {
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  const key = join(folder, 'service-accounts.key');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }), {
    mode: 0o600,
  });
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${token},admin,admin,system:masters\n`, {
    mode: 0o600,
  });
  return start(
    apiserver,
    [
      `--etcd-servers=http://127.0.0.1:${etcdPort}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      // Without a certificate of its own it makes one here, which is its own authority.
      `--cert-dir=${certificates}`,
      `--token-auth-file=${tokens}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${key}`,
      `--service-account-signing-key-file=${key}`,
      // As envtest has it: it would wait for service accounts that nobody makes.
      '--disable-admission-plugins=ServiceAccount',
    ],
    { logFile: join(folder, 'kube-apiserver.log') },
  );
}

async function untilReady(children, port, token, folder) {
  const until = Date.now() + READY_WITHIN_MS;
  say('Starting etcd and kube-apiserver …');
  while (!(await isReady(port, token))) {
    if (children.some(child => child.exitCode !== null)) {
      throw new Problem(
        `etcd or kube-apiserver ended at once. Start them by hand to see why: ${children
          .map(child => child.spawnargs.join(' '))
          .join('\n  ')}`,
      );
    }
    if (Date.now() > until) {
      throw new Problem(
        `kube-apiserver was not ready within ${
          READY_WITHIN_MS / 1000
        } s; its log was in ${folder}.`,
      );
    }
    await sleep(300);
  }
}

function isReady(port, token) {
  return new Promise(resolve => {
    const request = get(
      {
        host: '127.0.0.1',
        port,
        path: '/readyz',
        headers: { Authorization: `Bearer ${token}` },
        // Its certificate is made by this very start; the suite itself verifies it.
        rejectUnauthorized: false,
        timeout: 2_000,
        agent: false,
      },
      response => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

function writeKubeconfig(folder, port, token) {
  const file = join(folder, 'kubeconfig');
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'contract',
      contexts: [
        { name: 'contract', context: { cluster: 'contract', user: 'admin' } },
      ],
      clusters: [
        {
          name: 'contract',
          cluster: {
            server: `https://127.0.0.1:${port}`,
            'certificate-authority': 'certificates/apiserver.crt',
          },
        },
      ],
      users: [{ name: 'admin', user: { token } }],
    }),
    { mode: 0o600 },
  );
  return file;
}
