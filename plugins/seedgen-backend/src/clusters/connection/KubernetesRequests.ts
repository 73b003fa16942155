import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import { failed, succeeded } from '../../http/failures';
import type { HttpRequest } from '../../http/HttpsOrigin';
import type { Result } from '../../result';
import { readAnswer } from './answers';
import type { ClusterRequest, ClusterTransport } from './ClusterTransport';
import { type ResourcePath, ruleName } from './kinds';

/** How an answer is taken that comes bit by bit. */
export interface StreamOptions {
  signal: AbortSignal;
  /** Longest pause between two bits, in milliseconds. */
  idleMs: number;
  take: (chunk: Buffer) => Promise<void> | void;
}

/** Requests to one API server, whose answers are JSON or come bit by bit, and failures in words. */
export class KubernetesRequests {
  constructor(
    readonly cluster: string,
    readonly transport: ClusterTransport,
    private readonly clock: Clock,
    private readonly onFailure?: (code: AccessFailureCode) => void,
  ) {}

  /** Hands a success on as it comes. */
  async stream(
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

  /** JSON, whatever it is. */
  async send(
    request: HttpRequest,
    doing: string,
    neededRule: string,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    const answer = await this.exchange(request, doing, neededRule, signal);
    return answer.ok ? succeeded(answer.value.json) : answer;
  }

  /** JSON, and how long it was. */
  async exchange(
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

  /** The refusal to ask for what cannot be the name of an object. */
  badName(doing: string, name: string): ReturnType<typeof failed> {
    return failed(
      'invalid',
      `${doing} of cluster ${this.cluster} was not tried: ${JSON.stringify(
        name.slice(0, 80),
      )} is not a name of an object.`,
    );
  }
}

/** The access rule that a request needs, e.g. `list pods in openshift-etcd`. */
export function rule(
  verb: string,
  kind: ResourcePath,
  namespace?: string,
): string {
  return `${verb} ${ruleName(kind)}${
    kind.namespaced && namespace ? ` in ${namespace}` : ''
  }`;
}
