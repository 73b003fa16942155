import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RegistryFaults } from '../control/faults';
import type { CertificateAuthority } from '../tls';
import type { RegistryAccount } from './auth/accounts';
import { Authorizer, type RegistryAuthentication } from './auth/authorizer';
import { TokenIssuer } from './auth/tokens';
import { createRequestListener } from './requestListener';
import { RequestCounter } from './requestCounter';
import { BlobStorage } from './storage/blobStorage';
import { MemoryBudget } from './storage/memoryBudget';
import { Repositories } from './storage/repositories';
import { UploadSessions } from './storage/uploadSessions';

const MEMORY_LIMIT_BYTES = 512 * 1024 * 1024;

export interface RegistryOptions {
  authority: CertificateAuthority;
  /** 0 for any free port. */
  port: number;
  /** `bearer` as Quay, `basic` as Docker's registry behind a password file. */
  authentication: RegistryAuthentication;
  memoryLimitBytes?: number;
  now?: () => Date;
}

export interface LabRegistry {
  /** `127.0.0.1:PORT`, as it stands in image references. */
  readonly host: string;
  readonly authentication: RegistryAuthentication;
  /** May pull, push and delete everywhere. */
  readonly user: RegistryAccount;
  /** May pull everywhere and push nowhere. */
  readonly readOnlyUser: RegistryAccount;
  /** Change it in place, then call `applyFaults`. */
  readonly faults: RegistryFaults;
  readonly requests: RequestCounter;
  start(): Promise<void>;
  /** Stops or resumes listening, as `faults.down` says now. The port stays the same. */
  applyFaults(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates an OCI registry over HTTPS on 127.0.0.1, that keeps everything in memory. Its
 * certificate is of `authority`, for `localhost` and `127.0.0.1`; passwords are new each time.
 */
export async function createRegistry(
  options: RegistryOptions,
): Promise<LabRegistry> {
  const now = options.now ?? (() => new Date());
  const user = account('lab-push', ['pull', 'push', 'delete']);
  const readOnlyUser = account('lab+readonly', ['pull']);
  const faults: RegistryFaults = {};
  const requests = new RequestCounter();
  const budget = new MemoryBudget(
    options.memoryLimitBytes ?? MEMORY_LIMIT_BYTES,
  );
  const certificate = await options.authority.issueServerCertificate({
    commonName: 'lab-registry',
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1'],
  });
  let port = options.port;
  const host = () => `127.0.0.1:${port}`;

  const server = createServer(
    { cert: certificate.certificatePem, key: certificate.privateKeyPem },
    createRequestListener({
      counter: requests,
      host,
      now,
      state: {
        blobs: new BlobStorage(budget),
        uploads: new UploadSessions(budget),
        repositories: new Repositories(budget),
        authorizer: new Authorizer({
          mode: options.authentication,
          accounts: [user, readOnlyUser],
          tokens: new TokenIssuer(now),
          faults,
        }),
        faults,
        createOnPushToken: options.authentication === 'bearer',
      },
    }),
  );

  const listen = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };

  return {
    get host() {
      return host();
    },
    authentication: options.authentication,
    user,
    readOnlyUser,
    faults,
    requests,
    start: listen,
    applyFaults: async () => {
      if (faults.down && server.listening) {
        await close();
      } else if (!faults.down && !server.listening) {
        await listen();
      }
    },
    stop: async () => {
      if (server.listening) {
        await close();
      }
    },
  };
}

function account(
  name: string,
  actions: RegistryAccount['permissions'][number]['actions'],
): RegistryAccount {
  return {
    name,
    password: randomBytes(18).toString('base64url'),
    permissions: [{ repository: '*', actions }],
  };
}
