import { ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabApiServer } from '../types';
import { startKubectlCluster } from './kubectlCluster';

export const COMMAND_DEADLINE_MS = 30_000;

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Whether there is a kubectl; where there is none, says so on standard error. */
export function findKubectl(): boolean {
  const { status } = spawnSync('kubectl', ['version', '--client'], {
    stdio: 'ignore',
  });
  if (status !== 0) {
    process.stderr.write(
      'SKIPPED: kubectl is not on the PATH, so nothing shows here that it can use the lab.\n',
    );
  }
  return status === 0;
}

/** A cluster with the real kubectl in front of it. */
export class KubectlFixture {
  readonly server: LabApiServer;
  readonly #folder: string;

  static async start(): Promise<KubectlFixture> {
    const fixture = new KubectlFixture(await startKubectlCluster());
    for (const user of ['admin', 'operator', 'guest']) {
      writeFileSync(
        fixture.#kubeconfig(user),
        fixture.server.kubeconfigFor(user),
      );
    }
    return fixture;
  }

  private constructor(server: LabApiServer) {
    this.server = server;
    this.#folder = mkdtempSync(join(tmpdir(), 'lab-kubectl-'));
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  run(line: string[], { stdin = '', user = 'admin' } = {}): Promise<Outcome> {
    return new Promise(resolve => {
      const child = execFile(
        'kubectl',
        this.#arguments(line, user),
        { timeout: COMMAND_DEADLINE_MS },
        (error, out, err) =>
          resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
      );
      child.stdin?.end(stdin);
    });
  }

  /** A command that stays, as `get -w` does; the caller ends it. */
  spawn(line: string[]): ChildProcess {
    return spawn('kubectl', this.#arguments(line, 'admin'), {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  #arguments(line: string[], user: string): string[] {
    return [
      `--kubeconfig=${this.#kubeconfig(user)}`,
      `--cache-dir=${join(this.#folder, 'cache')}`,
      ...line,
    ];
  }

  #kubeconfig(user: string): string {
    return join(this.#folder, `kubeconfig-${user}`);
  }
}
