import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import { failed, succeeded } from '../../http/failures';
import type { HttpRequest } from '../../http/HttpsOrigin';
import type { Result } from '../../result';
import type { KubernetesObject } from '../types';
import type { ClusterTransport } from './ClusterTransport';
import { pathOf, READABLE_KINDS, type ResourcePath, ruleName } from './kinds';
import { MIB } from '../../units';
import { listObjects, objectSchema, type ObjectSelection } from './listObjects';
import {
  KubernetesRequests,
  rule,
  type StreamOptions,
} from './KubernetesRequests';

const OBJECT_BYTES = 4 * MIB;

/** An object of a kind. */
export interface ObjectPlace {
  name: string;
  namespace?: string;
}

type Body = Pick<HttpRequest, 'method' | 'body' | 'headers'> & {
  verb: string;
  doing: string;
  query?: string;
};

/** Reads and writes objects of one cluster, each within the deadline of its transport. */
export class KubernetesClient {
  readonly #requests: KubernetesRequests;

  constructor(
    readonly cluster: string,
    readonly transport: ClusterTransport,
    clock: Clock,
    onFailure?: (code: AccessFailureCode) => void,
  ) {
    this.#requests = new KubernetesRequests(
      cluster,
      transport,
      clock,
      onFailure,
    );
  }

  async get(
    kind: ResourcePath,
    place: ObjectPlace,
    signal: AbortSignal,
  ): Promise<Result<KubernetesObject>> {
    const answer = await this.#call(kind, place, signal, {
      method: 'GET',
      headers: {},
      verb: 'get',
      doing: `Reading ${ruleName(kind)}/${place.name}`,
    });
    return answer.ok ? this.#asObject(answer.value, kind) : answer;
  }

  /**
   * Whether the API server calls itself ready; nothing where it does not tell us, because it does
   * not answer at all or not to us.
   */
  async isReady(signal: AbortSignal): Promise<boolean | undefined> {
    const answer = await this.transport.send(
      {
        method: 'GET',
        path: '/readyz',
        headers: { accept: 'text/plain, */*' },
        maximumBytes: OBJECT_BYTES,
        doing: 'Asking for readiness',
      },
      signal,
    );
    if (!answer.ok) return undefined;
    const { status } = answer.value;
    if (status === 200) return true;
    return [401, 403, 404].includes(status) ? undefined : false;
  }

  /** All objects of a kind; follows `continue`. An unknown kind is an empty list. */
  list(
    kind: ResourcePath,
    where: ObjectSelection,
    signal: AbortSignal,
  ): Promise<Result<KubernetesObject[]>> {
    return listObjects(this.#requests, kind, where, signal);
  }

  async create(
    kind: ResourcePath,
    manifest: { metadata: ObjectPlace },
    signal: AbortSignal,
  ): Promise<Result<KubernetesObject>> {
    const { name, namespace } = manifest.metadata;
    const answer = await this.#call(kind, { namespace }, signal, {
      method: 'POST',
      body: JSON.stringify(manifest),
      headers: { 'content-type': 'application/json' },
      verb: 'create',
      doing: `Creating ${ruleName(kind)}/${name}`,
    });
    return answer.ok ? this.#asObject(answer.value, kind) : answer;
  }

  /** Replaces an object whatever its version; `not-found` if there is none. */
  async replace(
    kind: ResourcePath,
    manifest: { metadata: ObjectPlace },
    signal: AbortSignal,
  ): Promise<Result<void>> {
    const { name, namespace } = manifest.metadata;
    const answer = await this.#call(kind, { name, namespace }, signal, {
      method: 'PUT',
      body: JSON.stringify(manifest),
      headers: { 'content-type': 'application/json' },
      verb: 'update',
      doing: `Replacing ${ruleName(kind)}/${name}`,
    });
    return answer.ok ? succeeded(undefined) : answer;
  }

  /** Server-side apply; takes over fields that others manage. */
  async apply(
    kind: ResourcePath,
    manifest: { metadata: ObjectPlace },
    fieldManager: string,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    const { name, namespace } = manifest.metadata;
    const answer = await this.#call(kind, { name, namespace }, signal, {
      method: 'PATCH',
      // JSON is YAML, which is what this media type wants.
      body: JSON.stringify(manifest),
      headers: { 'content-type': 'application/apply-patch+yaml' },
      query: `fieldManager=${encodeURIComponent(fieldManager)}&force=true`,
      verb: 'patch',
      doing: `Applying ${ruleName(kind)}/${name}`,
    });
    return answer.ok ? succeeded(undefined) : answer;
  }

  /** Deletes an object; with a UID only if it is still that one (`conflict` otherwise). */
  async delete(
    kind: ResourcePath,
    place: ObjectPlace & { uid?: string },
    signal: AbortSignal,
  ): Promise<Result<'deleted' | 'absent'>> {
    const { uid } = place;
    const answer = await this.#call(kind, place, signal, {
      method: 'DELETE',
      body: JSON.stringify({
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: 'Background',
        ...(uid ? { preconditions: { uid } } : {}),
      }),
      headers: { 'content-type': 'application/json' },
      verb: 'delete',
      doing: `Deleting ${ruleName(kind)}/${place.name}`,
    });
    if (answer.ok) return succeeded('deleted');
    return answer.failure.code === 'not-found' ? succeeded('absent') : answer;
  }

  /** The kubelet's summary of a node's use of resources. */
  async kubeletSummary(
    node: string,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    const path = pathOf(
      { group: '', version: 'v1', plural: 'nodes', namespaced: false },
      { name: node },
    );
    if (!path)
      return this.#requests.badName('Reading the kubelet summary', node);
    return this.#requests.send(
      {
        method: 'GET',
        path: `${path}/proxy/stats/summary`,
        headers: {},
        maximumBytes: OBJECT_BYTES,
      },
      `Reading the kubelet summary of node ${node}`,
      'get nodes/proxy',
      signal,
    );
  }

  /** Follows the log of a container until it ends; each line begins with its time. */
  async followLog(
    place: {
      namespace: string;
      pod: string;
      container: string;
      sinceTime?: string;
      /** The end of what the container wrote before it was last restarted, instead of following it. */
      previousLines?: number;
    },
    options: StreamOptions,
  ): Promise<Result<void>> {
    const { namespace, pod, container, sinceTime, previousLines } = place;
    const doing = `Following the log of pod ${pod}`;
    const path = pathOf(READABLE_KINDS.Pod, { namespace, name: pod });
    if (!path) return this.#requests.badName(doing, pod);
    const query = new URLSearchParams({
      container,
      ...(previousLines === undefined
        ? { follow: 'true' }
        : { previous: 'true', tailLines: String(previousLines) }),
      timestamps: 'true',
      ...(sinceTime && { sinceTime }),
    });
    return this.#requests.stream(
      {
        method: 'GET',
        path: `${path}/log?${query}`,
        headers: { accept: 'application/json, */*' },
        maximumBytes: OBJECT_BYTES,
        doing,
      },
      `get pods/log in ${namespace}`,
      options,
    );
  }

  /**
   * Hands changes of the objects of a kind on as they come, one JSON document a line, beginning with
   * what is there now, until the server ends it.
   *
   * @param lastsSeconds - after which the server is asked to end it
   */
  watch(
    kind: ResourcePath,
    lastsSeconds: number,
    options: StreamOptions,
  ): Promise<Result<void>> {
    const doing = `Watching ${ruleName(kind)}`;
    const query = new URLSearchParams({
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(lastsSeconds),
    });
    return this.#requests.stream(
      {
        method: 'GET',
        path: `${pathOf(kind, {})}?${query}`,
        headers: {},
        maximumBytes: OBJECT_BYTES,
        doing,
      },
      rule('watch', kind, undefined),
      options,
    );
  }

  async #call(
    kind: ResourcePath,
    place: { name?: string; namespace?: string },
    signal: AbortSignal,
    { verb, doing, query, ...request }: Body,
  ): Promise<Result<unknown>> {
    const path = pathOf(kind, place);
    if (!path) return this.#requests.badName(doing, place.name ?? '');
    return this.#requests.send(
      {
        ...request,
        path: query ? `${path}?${query}` : path,
        maximumBytes: OBJECT_BYTES,
      },
      doing,
      rule(verb, kind, place.namespace),
      signal,
    );
  }

  #asObject(value: unknown, kind: ResourcePath): Result<KubernetesObject> {
    const object = objectSchema.safeParse(value);
    return object.success
      ? succeeded(object.data as KubernetesObject)
      : failed(
          'protocol',
          `Reading ${ruleName(kind)} of cluster ${
            this.cluster
          } failed: the answer is not an object.`,
        );
  }
}
