import https from 'node:https';
import { LabClock } from '../clock';
import { CertificateAuthority, IssuedCertificate } from '../tls';
import { Authorizer } from './access/authorizer';
import { bootstrapPolicy } from './access/bootstrapPolicy';
import { Tokens } from './access/tokens';
import { handleRequest } from './handlers/handleRequest';
import { handleUpgrade } from './handlers/handleUpgrade';
import { ServerContext } from './handlers/resourceRequest';
import { Gate } from './http/gate';
import { buildKubeconfig } from './kubeconfig';
import { createObjectStore } from './store/createObjectStore';
import { KubeletRuntime, LabApiServer, LabUser, PodRuntime } from './types';

const HOST = '127.0.0.1';

/** The Kubernetes of OpenShift 4.18. */
const KUBERNETES_VERSION = 'v1.31.13';

/** Until the controller manager has dealt with a deletion, in the cluster's time. */
const CONTROLLER_PAUSE_SECONDS = 1;

export interface ApiServerOptions {
  name: string;
  /** 0 for any free port, which is then kept until the server is stopped. */
  port: number;
  /** Signs the serving certificate and those of users. */
  authority: CertificateAuthority;
  users: LabUser[];
  clock: LabClock;
  pods: PodRuntime;
  kubelet: KubeletRuntime;
  /** Further DNS names in the serving certificate, e.g. `api.sno1.5g-deployment.lab`. */
  extraNames?: string[];
  /** E.g. `v1.31.13`, which is also what it is where this is not said. */
  kubernetesVersion?: string;
  /** Share of new connections that are reset, 0 to 1, as it is when one arrives. */
  dropConnections?: () => number;
  /** Gets what a controller throws while it is told of a change; a request must not end the process by it. */
  onListenerError?: (error: unknown) => void;
}

/** One API server over HTTPS on loopback; it serves once `start` has resolved. */
export async function createApiServer(
  options: ApiServerOptions,
): Promise<LabApiServer> {
  const { name, users, clock } = options;
  const now = () => clock.now();
  const clientAuthority = options.authority;
  let servingAuthority = options.authority;
  const stopping = new AbortController();
  const store = createObjectStore({
    now,
    onListenerError: options.onListenerError,
    later: work =>
      void clock
        .sleep(CONTROLLER_PAUSE_SECONDS, stopping.signal)
        .then(work)
        .catch(error => {
          if (!stopping.signal.aborted) options.onListenerError?.(error);
        }),
  });
  bootstrapPolicy().forEach(object => store.create(object));

  const issueServing = async () => {
    const issued = await servingAuthority.issueServerCertificate({
      commonName: 'kube-apiserver',
      dnsNames: [
        'localhost',
        'kubernetes',
        'kubernetes.default.svc',
        ...(options.extraNames ?? []),
      ],
      ipAddresses: [HOST],
    });
    return {
      // As OpenShift serves it: with the certificate of who signed it.
      cert: issued.certificatePem + servingAuthority.certificatePem,
      key: issued.privateKeyPem,
      ca: clientAuthority.certificatePem,
    };
  };
  const certificates = new Map<string, IssuedCertificate>();
  const [serving] = await Promise.all([
    issueServing(),
    ...users
      .filter(user => user.clientCertificate)
      .map(async user => {
        certificates.set(
          user.name,
          await clientAuthority.issueClientCertificate({
            commonName: user.name,
            organizations: user.groups,
          }),
        );
      }),
  ]);

  const server = https.createServer({
    ...serving,
    requestCert: true,
    rejectUnauthorized: false,
  });
  const gate = new Gate(server, HOST, options.port, options.dropConnections);
  const kubernetesVersion = options.kubernetesVersion ?? KUBERNETES_VERSION;
  const context: ServerContext = {
    store,
    authorizer: new Authorizer(store),
    tokens: new Tokens(store, users, now),
    pods: options.pods,
    kubelet: options.kubelet,
    now,
    availability: () => gate.availability,
    kubernetesVersion,
    kubernetesMinor: Number.parseInt(kubernetesVersion.split('.')[1], 10),
    stopping: stopping.signal,
  };
  server.on('request', (request, response) => {
    void handleRequest(context, request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    handleUpgrade(context, request, socket, head);
  });
  // Watches are quiet for long, and clients reuse connections for as long as they like.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 120_000;
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  const url = () => `https://${HOST}:${gate.port}`;

  return {
    name,
    get url() {
      return url();
    },
    store,
    start: () => gate.open(),
    stop: async () => {
      stopping.abort();
      await gate.close();
    },
    setAvailability: availability => gate.setAvailability(availability),
    availability: () => gate.availability,
    rejectTokens: tokens => context.tokens.reject(tokens),
    compactHistory: () => store.objects.compact(),
    rotateCertificate: async authority => {
      if (authority === 'new') {
        servingAuthority = await servingAuthority.reissue();
      }
      server.setSecureContext(await issueServing());
    },
    kubeconfigFor: userName => {
      const user = users.find(each => each.name === userName);
      if (!user) {
        throw new Error(`API server '${name}' has no user '${userName}'`);
      }
      return buildKubeconfig({
        cluster: name,
        server: url(),
        caPem: servingAuthority.certificatePem,
        user,
        certificate: user.token ? undefined : certificates.get(user.name),
      });
    },
  };
}
