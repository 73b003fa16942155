import { StatusError } from '../../apiserver/statusError';
import type {
  KubeObject,
  ObjectStore,
  PodRuntime,
} from '../../apiserver/types';
import type { LabClock } from '../../clock';
import { isAbort } from '../background';
import { LogStream } from './LogStream';
import {
  markCrashed,
  markReady,
  markRestarted,
  replacementFor,
} from './podStatus';

/** What a container does. Its result is its exit code; rejecting counts as 1. */
export type ContainerProgram = (container: {
  pod: { namespace: string; name: string };
  log(line: string): void;
  /** Aborted when the container is stopped. */
  signal: AbortSignal;
}) => Promise<number>;

export interface ProgramEntry {
  container: string;
  matches(pod: KubeObject): boolean;
  program: ContainerProgram;
}

export interface ClusterPodsOptions {
  clock: LabClock;
  signal: AbortSignal;
  background(source: string, work: Promise<unknown>): void;
  /** Runs a command inside a container. */
  execute: PodRuntime['exec'];
}

interface RunningContainer {
  log: LogStream;
  previous?: LogStream;
  stop?: AbortController;
}

/** Seconds until a deleted pod's replacement is created, and until that is ready. */
const REPLACEMENT_SECONDS = 2;
const READY_SECONDS = 4;
const LONGEST_BACKOFF_SECONDS = 300;

/** The kubelet's and the workload controllers' part for the pods of one cluster. */
export class ClusterPods implements PodRuntime {
  readonly #containers = new Map<string, RunningContainer>();
  readonly #programs: ProgramEntry[] = [];
  #store!: ObjectStore;
  #kubeletRunning = false;

  constructor(private readonly options: ClusterPodsOptions) {}

  get exec(): PodRuntime['exec'] {
    return this.options.execute;
  }

  /** Says what a container does; the others are silent and run for ever. */
  define(entry: ProgramEntry): void {
    this.#programs.push(entry);
  }

  /** Starts every pod that is there, and keeps the workloads' pods from then on. */
  start(store: ObjectStore): void {
    this.#store = store;
    this.#kubeletRunning = true;
    store.onChange('Pod', event => {
      if (event.type === 'DELETED') {
        this.#deleted(event.object);
      }
    });
    for (const pod of store.list('Pod')) {
      this.#startContainers(pod);
    }
  }

  /** The kubelet and the container runtime stop: every container dies. */
  stopAll(): void {
    this.#kubeletRunning = false;
    for (const container of this.#containers.values()) {
      container.stop?.abort();
      container.log.close();
    }
  }

  /** The kubelet is back: every pod that ran gets new containers. */
  async restartAll(signal: AbortSignal): Promise<void> {
    this.#kubeletRunning = true;
    const running = this.#store
      .list('Pod')
      .filter(pod => pod.status?.phase === 'Running');
    for (const pod of running) {
      this.#change(pod, draft => markRestarted(draft, this.#now()));
    }
    await this.options.clock.sleep(READY_SECONDS, signal);
    for (const pod of running) {
      this.#change(pod, draft => markReady(draft, this.#now()));
      this.#startContainers(pod);
    }
  }

  /** Adds a line to a container's log from outside of its program. */
  log(pod: KubeObject, container: string, line: string): void {
    this.#containers
      .get(keyOf(pod, container))
      ?.log.append(line, this.options.clock.now());
  }

  async *logs(
    request: Parameters<PodRuntime['logs']>[0],
  ): AsyncGenerator<string> {
    const { namespace, pod, previous } = request;
    const container =
      request.container ??
      this.#store.get('Pod', pod, namespace)?.spec?.containers?.[0]?.name;
    const entry = this.#containers.get(`${namespace}/${pod}/${container}`);
    const log = previous ? entry?.previous : entry?.log;
    if (!log) {
      if (previous) {
        throw new StatusError(
          400,
          'BadRequest',
          `previous terminated container "${container}" in pod "${pod}" not found`,
        );
      }
      return;
    }
    yield* log.read(request);
  }

  /** Creates a pod like this one under a new name, which becomes ready after a while. */
  createReplacement(pod: KubeObject): void {
    this.options.background(`pod/${pod.metadata.name}`, this.#replace(pod));
  }

  #now(): string {
    return toTimestamp(this.options.clock.now());
  }

  #startContainers(pod: KubeObject): void {
    if (pod.status?.phase !== 'Running' && pod.status?.phase !== 'Pending') {
      return;
    }
    for (const { name } of pod.spec?.containers ?? []) {
      const entry = this.#programs.find(
        each => each.container === name && each.matches(pod),
      );
      this.#renewLog(pod, name);
      if (entry) {
        this.options.background(
          `pod/${pod.metadata.name}`,
          this.#run(pod, name, entry.program),
        );
      }
    }
  }

  #renewLog(pod: KubeObject, container: string): RunningContainer {
    const key = keyOf(pod, container);
    const before = this.#containers.get(key);
    before?.log.close();
    const renewed = { log: new LogStream(), previous: before?.log };
    this.#containers.set(key, renewed);
    return renewed;
  }

  async #run(
    pod: KubeObject,
    name: string,
    program: ContainerProgram,
  ): Promise<void> {
    const { clock, signal } = this.options;
    let container = this.#containers.get(keyOf(pod, name))!;
    const stop = new AbortController();
    const ended = AbortSignal.any([signal, stop.signal]);
    let backoff = 10;
    while (!ended.aborted) {
      const current = container;
      current.stop = stop;
      let exitCode: number;
      try {
        exitCode = await program({
          pod: {
            namespace: pod.metadata.namespace!,
            name: pod.metadata.name,
          },
          log: line => current.log.append(line, clock.now()),
          signal: ended,
        });
      } catch (error) {
        if (isAbort(error, ended)) {
          return;
        }
        throw error;
      }
      if (ended.aborted) {
        return;
      }
      current.log.close();
      this.#change(pod, draft =>
        markCrashed(draft, name, exitCode, this.#now()),
      );
      await clock.sleep(backoff, ended);
      backoff = Math.min(backoff * 2, LONGEST_BACKOFF_SECONDS);
      this.#change(pod, draft => {
        markRestarted(draft, this.#now(), name);
        markReady(draft, this.#now());
      });
      container = this.#renewLog(pod, name);
    }
  }

  #deleted(pod: KubeObject): void {
    const prefix = `${pod.metadata.namespace}/${pod.metadata.name}/`;
    for (const [key, container] of this.#containers) {
      if (key.startsWith(prefix)) {
        container.stop?.abort();
        container.log.close();
        this.#containers.delete(key);
      }
    }
    if (this.#kubeletRunning && pod.metadata.ownerReferences?.length) {
      this.options.background(`pod/${pod.metadata.name}`, this.#replace(pod));
    }
  }

  async #replace(pod: KubeObject): Promise<void> {
    const { clock, signal } = this.options;
    await clock.sleep(REPLACEMENT_SECONDS, signal);
    if (!this.#store.get('Namespace', pod.metadata.namespace!)) {
      return;
    }
    const { object, status } = replacementFor(pod, this.#now());
    const created = this.#store.create(object);
    const { name, namespace } = created.metadata;
    this.#change(created, draft => {
      draft.status = status;
    });
    await clock.sleep(READY_SECONDS, signal);
    this.#change(created, draft => markReady(draft, this.#now()));
    const ready = this.#store.get('Pod', name, namespace);
    if (ready && this.#kubeletRunning) {
      this.#startContainers(ready);
    }
  }

  /** Changes a pod's status, if the pod is still there. */
  #change(pod: KubeObject, change: (draft: KubeObject) => void): void {
    const { name, namespace } = pod.metadata;
    if (this.#store.get('Pod', name, namespace)) {
      this.#store.updateStatus('Pod', name, namespace, change);
    }
  }
}

/** A moment as Kubernetes writes it: whole seconds, UTC. */
export function toTimestamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function keyOf(pod: KubeObject, container: string): string {
  return `${pod.metadata.namespace}/${pod.metadata.name}/${container}`;
}
