import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import type { Clock } from '../../clock';
import { failed, succeeded } from '../../http/failures';
import type { HttpRequest } from '../../http/HttpsOrigin';
import type { Result } from '../../result';
import type { KubernetesObject } from '../types';
import { readAnswer } from './answers';
import type { ClusterRequest, ClusterTransport } from './ClusterTransport';
import { pathOf, READABLE_KINDS, type ResourcePath, ruleName } from './kinds';
import { MIB } from '../../units';

const OBJECT_BYTES = 4 * MIB;
const LIST_BYTES = 32 * MIB;
const PAGE_SIZE = 500;
const MOST_PAGES = 100;

const objectSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
});
const listSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z.array(objectSchema).nullable(),
});

/** An object of a kind. */
export interface ObjectPlace {
  name: string;
  namespace?: string;
}

/** Which objects of a kind. */
export interface ObjectSelection {
  namespace?: string;
  labelSelector?: string;
  /** PackageManifests of several catalogs share a name. */
  name?: string;
}

type Body = Pick<HttpRequest, 'method' | 'body' | 'headers'> & {
  verb: string;
  doing: string;
  query?: string;
};

/** How an answer is taken that comes bit by bit. */
export interface StreamOptions {
  signal: AbortSignal;
  /** Longest pause between two bits, in milliseconds. */
  idleMs: number;
  take: (chunk: Buffer) => Promise<void> | void;
}

/** Reads and writes objects of one cluster, each within the deadline of its transport. */
export class KubernetesClient {
  constructor(
    readonly cluster: string,
    readonly transport: ClusterTransport,
    private readonly clock: Clock,
    private readonly onFailure?: (code: AccessFailureCode) => void,
  ) {}

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
  async list(
    kind: ResourcePath,
    where: ObjectSelection,
    signal: AbortSignal,
  ): Promise<Result<KubernetesObject[]>> {
    const first = await this.#listOnce(kind, where, signal);
    // The list was too long in coming and its version was compacted: from the beginning, once.
    return !first.ok && first.failure.code === 'gone'
      ? this.#listOnce(kind, where, signal)
      : first;
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
    if (!path) return this.#badName('Reading the kubelet summary', node);
    return this.#send(
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
    if (!path) return this.#badName(doing, pod);
    const query = new URLSearchParams({
      container,
      ...(previousLines === undefined
        ? { follow: 'true' }
        : { previous: 'true', tailLines: String(previousLines) }),
      timestamps: 'true',
      ...(sinceTime && { sinceTime }),
    });
    return this.#stream(
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
    return this.#stream(
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

  async #stream(
    request: ClusterRequest,
    neededRule: string,
    options: StreamOptions,
  ): Promise<Result<void>> {
    const answer = await this.transport.stream(request, options);
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status >= 200 && status < 300) return succeeded(undefined);
    const refused = readAnswer(answer.value, {
      doing: `${request.doing} of cluster ${this.cluster}`,
      rule: neededRule,
      now: this.clock.now(),
    });
    return refused.ok ? succeeded(undefined) : refused;
  }

  async #listOnce(
    kind: ResourcePath,
    where: ObjectSelection,
    signal: AbortSignal,
  ): Promise<Result<KubernetesObject[]>> {
    const doing = `Reading ${ruleName(kind)}`;
    const path = pathOf(kind, { namespace: where.namespace });
    if (!path) return this.#badName(doing, where.namespace ?? '');
    const items: KubernetesObject[] = [];
    let next: string | undefined;
    let budget = LIST_BYTES;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (where.labelSelector) query.set('labelSelector', where.labelSelector);
      if (where.name) query.set('fieldSelector', `metadata.name=${where.name}`);
      if (next) query.set('continue', next);
      const answer = await this.#exchange(
        {
          method: 'GET',
          path: `${path}?${query}`,
          headers: {},
          maximumBytes: budget,
        },
        doing,
        rule('list', kind, where.namespace),
        signal,
      );
      if (!answer.ok) {
        return answer.failure.code === 'not-found' ? succeeded([]) : answer;
      }
      const list = listSchema.safeParse(answer.value.json);
      budget -= answer.value.bytes;
      if (!list.success) {
        return failed('protocol', `${doing} failed: the answer is not a list.`);
      }
      for (const item of list.data.items ?? []) {
        items.push(item as KubernetesObject);
      }
      next = list.data.metadata?.continue || undefined;
      if (!next) return succeeded(items);
    }
    return failed(
      'protocol',
      `${doing} of cluster ${this.cluster} failed: the list has more than ${MOST_PAGES} pages.`,
    );
  }

  async #call(
    kind: ResourcePath,
    place: { name?: string; namespace?: string },
    signal: AbortSignal,
    { verb, doing, query, ...request }: Body,
  ): Promise<Result<unknown>> {
    const path = pathOf(kind, place);
    if (!path) return this.#badName(doing, place.name ?? '');
    return this.#send(
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

  async #send(
    request: HttpRequest,
    doing: string,
    neededRule: string,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    const answer = await this.#exchange(request, doing, neededRule, signal);
    return answer.ok ? succeeded(answer.value.json) : answer;
  }

  async #exchange(
    request: HttpRequest,
    doing: string,
    neededRule: string,
    signal: AbortSignal,
  ): Promise<Result<{ json: unknown; bytes: number }>> {
    const answer = await this.transport.send({ ...request, doing }, signal);
    const json = answer.ok
      ? readAnswer(answer.value, {
          doing: `${doing} of cluster ${this.cluster}`,
          rule: neededRule,
          now: this.clock.now(),
        })
      : answer;
    if (!json.ok) this.onFailure?.(json.failure.code);
    if (!answer.ok) return answer;
    return json.ok
      ? succeeded({ json: json.value, bytes: answer.value.body.length })
      : json;
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

  #badName(doing: string, name: string): ReturnType<typeof failed> {
    return failed(
      'invalid',
      `${doing} of cluster ${this.cluster} was not tried: ${JSON.stringify(
        name.slice(0, 80),
      )} is not a name of an object.`,
    );
  }
}

function rule(verb: string, kind: ResourcePath, namespace?: string): string {
  return `${verb} ${ruleName(kind)}${
    kind.namespaced && namespace ? ` in ${namespace}` : ''
  }`;
}
