import type {
  AccessFailure,
  AccessFailureCode,
  StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import type {
  ClusterConnection,
  KubernetesObject,
  NodeCommandOutput,
  ReadableKind,
  ReadingCommand,
} from '../clusters/types';
import type { ClusterReader } from '@seedgen/backstage-plugin-seedgen-node';
import type { RegistryAnswer, RegistryQuestion } from '../clusters';
import type { Result } from '../result';

// The cause is the way to the cluster, whatever was asked for.
const NO_ANSWER: readonly AccessFailureCode[] = [
  'refused',
  'reset',
  'dns',
  'timeout',
  'untrusted',
  'unauthorized',
  'unavailable',
];

/**
 * Reads of one cluster during one preflight. Checks run side by side and look at the same few
 * objects; each is asked for once, so that all checks judge the same moment.
 */
export class ClusterReads implements ClusterReader {
  readonly #connection: ClusterConnection;
  readonly #signal: AbortSignal;
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #lost = new Set<string>();

  /** @param signal - of the whole preflight, since a check that gives up must not end another's read */
  constructor(connection: ClusterConnection, signal: AbortSignal) {
    this.#connection = connection;
    this.#signal = signal;
  }

  /** Whether a text says of a read that this cluster did not answer it, or not to this credential. */
  didNotAnswer(message: string): boolean {
    return this.#lost.has(message);
  }

  get name(): string {
    return this.#connection.name;
  }

  get(
    kind: ReadableKind,
    name: string,
    namespace?: string,
  ): Promise<Result<KubernetesObject>> {
    return this.#once(`get ${kind} ${namespace ?? ''} ${name}`, () =>
      this.#connection.get(
        kind,
        { name, ...(namespace ? { namespace } : {}) },
        { signal: this.#signal },
      ),
    );
  }

  list(
    kind: ReadableKind,
    namespace?: string,
  ): Promise<Result<KubernetesObject[]>> {
    return this.#once(`list ${kind} ${namespace ?? ''}`, () =>
      this.#connection.list(kind, namespace ? { namespace } : {}, {
        signal: this.#signal,
      }),
    );
  }

  storageLayout(): Promise<Result<StorageLayout>> {
    return this.#once('layout', () =>
      this.#connection.readStorageLayout({ signal: this.#signal }),
    );
  }

  runOnNode(command: ReadingCommand): Promise<Result<NodeCommandOutput>> {
    return this.#once(`run ${command}`, () =>
      this.#connection.runOnNode(command, { signal: this.#signal }),
    );
  }

  /** What the node gets from a registry. */
  askRegistry(question: RegistryQuestion): Promise<Result<RegistryAnswer>> {
    return this.#once(`registry ${JSON.stringify(question)}`, () =>
      this.#connection.askRegistry(question, { signal: this.#signal }),
    );
  }

  /** Text by key of a ConfigMap in `openshift-config`. */
  trustBundle(name: string): Promise<Result<Record<string, string>>> {
    return this.#once(`bundle ${name}`, () =>
      this.#connection.readTrustBundle(name, { signal: this.#signal }),
    );
  }

  #once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known) return known as Promise<T>;
    const answer = read().then(result => {
      const { ok, failure } = result as Partial<
        Result<T> & { failure: AccessFailure }
      >;
      if (ok === false && failure && NO_ANSWER.includes(failure.code)) {
        this.#lost.add(failure.message);
      }
      return result;
    });
    this.#answers.set(key, answer);
    return answer;
  }
}
