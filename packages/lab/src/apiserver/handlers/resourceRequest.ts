import { IncomingMessage, ServerResponse } from 'node:http';
import { Authorizer } from '../access/authorizer';
import { Tokens } from '../access/tokens';
import { RequestUser } from '../access/user';
import { OutputForm } from '../http/negotiation';
import { RequestInfo } from '../http/requestInfo';
import { invalid, notFound } from '../statusError';
import { ClusterStore } from '../store/clusterStore';
import { RegisteredKind } from '../store/registeredKind';
import { Availability, KubeletRuntime, KubeObject, PodRuntime } from '../types';
import { unsupportedValue } from '../schema/fieldCauses';
import { goStrings } from '../schema/goValue';

/** What the handlers of one API server share. */
export interface ServerContext {
  store: ClusterStore;
  authorizer: Authorizer;
  tokens: Tokens;
  pods: PodRuntime;
  kubelet: KubeletRuntime;
  now: () => Date;
  /** As `/version` says it, e.g. `v1.31.13`. */
  kubernetesVersion: string;
  /** The minor version in it, in whose words errors are told. */
  kubernetesMinor: number;
  availability: () => Availability;
  /** Aborted when the server stops. */
  stopping: AbortSignal;
}

/** A request for a stored kind, authenticated and authorized. */
export interface ResourceRequest extends ServerContext {
  request: IncomingMessage;
  response: ServerResponse;
  info: RequestInfo;
  user: RequestUser;
  kind: RegisteredKind;
  form: OutputForm;
}

/** The object that the URL names, for reading only; 404 where there is none. */
export function requireNamed(context: ResourceRequest): KubeObject {
  const { kind, info } = context;
  const found = findNamed(context);
  if (!found) {
    throw notFound(kind, info.name ?? '');
  }
  return found;
}

export function findNamed({
  store,
  kind,
  info,
}: ResourceRequest): KubeObject | undefined {
  return store.objects.get(
    kind.name,
    info.name ?? '',
    kind.namespaced ? info.namespace : undefined,
  );
}

/** `dryRun=All`; anything else is invalid. */
export function isDryRun(info: RequestInfo, options: string): boolean {
  const values = info.query.getAll('dryRun').filter(Boolean);
  const wrong = values.find(value => value !== 'All');
  if (wrong !== undefined) {
    throw invalid({ group: 'meta.k8s.io', kind: options }, '', [
      unsupportedValue('dryRun', goStrings(values), ['All']),
    ]);
  }
  return values.length > 0;
}

/** `fieldManager`, or the start of the user agent as the API server takes it. */
export function managerOf(context: ResourceRequest): string {
  const given = context.info.query.get('fieldManager');
  if (given) {
    return given;
  }
  const agent = context.request.headers['user-agent'] ?? '';
  return agent.split('/')[0].slice(0, 128) || 'unknown';
}
