import { StatusCause } from './statusError';

/** A Kubernetes object as it is stored and sent. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetadata;
  [key: string]: any;
}

export interface ObjectMetadata {
  name: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: any[];
  managedFields?: any[];
}

/** `GROUP/KIND`, or just `KIND` for the core group, e.g. `lca.openshift.io/SeedGenerator`, `Node`. */
export type KindName = string;

/** A kind that the API server serves; what a CustomResourceDefinition or a built-in type says. */
export interface ResourceDefinition {
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames?: string[];
  categories?: string[];
  namespaced: boolean;
  /** Whether `status` is a subresource, so that writes to the main resource leave it alone. */
  statusSubresource: boolean;
  /** OpenAPI v3 schema with `x-kubernetes-validations`; absent: anything is accepted. */
  schema?: any;
  /** As in a CRD's `additionalPrinterColumns`. */
  printerColumns?: PrinterColumn[];
  /** For built-in kinds whose columns are computed, e.g. pods. */
  printRow?: (object: KubeObject, now: Date) => Array<string | number>;
  /** True for kinds that come from a CustomResourceDefinition; a CRD object exists for each. */
  custom?: boolean;
  /** Verbs that the real server does not have for it, e.g. `deletecollection` of namespaces. */
  lacksVerbs?: readonly string[];
  /** Fills in what the type's defaulting in Go would, in place; for built-in kinds. */
  prepare?: (draft: KubeObject, previous?: KubeObject) => void;
  /** Validation beyond the schema; for built-in kinds. */
  check?: (object: KubeObject, previous?: KubeObject) => StatusCause[];
}

export interface PrinterColumn {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  jsonPath?: string;
  priority?: number;
  description?: string;
  format?: string;
}

export interface ChangeEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  /** The object before, for MODIFIED. */
  previous?: KubeObject;
}

/**
 * The cluster's state and the way for controllers to it. All calls are synchronous and return
 * deep copies; failures are thrown as `StatusError` (see `statusError.ts`), as for a client.
 * Controllers act as `system:` users: no RBAC, but validation, versions and watches all apply.
 */
export interface ObjectStore {
  register(definition: ResourceDefinition): void;
  definitions(): ResourceDefinition[];
  get(kind: KindName, name: string, namespace?: string): KubeObject | undefined;
  /** All objects, in one namespace or in all. */
  list(kind: KindName, namespace?: string): KubeObject[];
  /** Creates with defaulting and validation. Status is kept only where there is no status subresource. */
  create(object: KubeObject): KubeObject;
  /** Reads, lets `change` edit a draft, writes it back if it differs. */
  update(
    kind: KindName,
    name: string,
    namespace: string | undefined,
    change: (draft: KubeObject) => void,
    /** `fieldManager`, where a controller is not part of the API server's own programs. */
    options?: { manager?: string },
  ): KubeObject;
  /** The same for the status subresource. */
  updateStatus(
    kind: KindName,
    name: string,
    namespace: string | undefined,
    change: (draft: KubeObject) => void,
  ): KubeObject;
  /** False if there was none. Finalizers are obeyed. */
  delete(kind: KindName, name: string, namespace?: string): boolean;
  /** Calls back after each change, in order. Returns the way to stop. */
  onChange(kind: KindName, listener: (event: ChangeEvent) => void): () => void;
}

/** What pods do when asked over the API. */
export interface PodRuntime {
  /** Log lines without line ends; ends when the container does, or at `signal`. */
  logs(request: {
    namespace: string;
    pod: string;
    container?: string;
    follow: boolean;
    tailLines?: number;
    previous: boolean;
    timestamps: boolean;
    signal: AbortSignal;
  }): AsyncIterable<string>;
  exec(request: {
    namespace: string;
    pod: string;
    container?: string;
    command: string[];
  }): Promise<{ stdout: string; stderr: string; exitCode: number }>;
}

/** What the kubelet answers through `nodes/NAME/proxy`. */
export interface KubeletRuntime {
  /** Body of `stats/summary`. */
  statsSummary(node: string): any;
}

/** How the API server behaves to the outside; the outage is made of these. */
export type Availability =
  /** Serves. */
  | 'up'
  /** Listens no more: connection refused. */
  | 'refused'
  /** Accepts and resets the connection. */
  | 'reset'
  /** Accepts and never answers. */
  | 'silent'
  /** Refuses everybody but administrators: it listens before it knows the rules of access. */
  | 'starting'
  /** Answers 503: it does not know yet what it serves. */
  | 'unavailable'
  /** Serves, but lists and watches of custom resources get 429. */
  | 'initializing';

export interface LabUser {
  name: string;
  groups: string[];
  /** Static bearer token. */
  token?: string;
  /** Issue a client certificate, with the name as CN and the groups as O. */
  clientCertificate?: boolean;
}

/** One API server of the lab. */
export interface LabApiServer {
  readonly name: string;
  /** `https://127.0.0.1:PORT`. */
  readonly url: string;
  readonly store: ObjectStore;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Existing connections are closed on every change away from `up`. Keeps its port over an outage. */
  setAvailability(availability: Availability): Promise<void>;
  availability(): Availability;
  /** From now on these bearer tokens get 401 (`undefined`: all of them). */
  rejectTokens(tokens?: string[]): void;
  /** New serving certificate from the same CA key, or from a new CA that nobody trusts yet. */
  rotateCertificate(authority: 'same' | 'new'): Promise<void>;
  /** Forgets history, so that watches and continue tokens from before answer 410. */
  compactHistory(): void;
  /** Kubeconfig text for a user, with inline data. */
  kubeconfigFor(user: string): string;
}
