import type { LabControl } from './LabControl';

export interface StartLabOptions {
  /** How much faster than in life; default 60. */
  speed?: number;
  /** Names of the clusters to have; default all of the lab's. */
  clusters?: string[];
  /** `NAME` or `NAME@CLUSTER`, to begin with. */
  scenarios?: string[];
  /** `VERSION` or `VERSION@CLUSTER`, for clusters of another release than the usual one. */
  releases?: string[];
  registryAuth?: 'bearer' | 'basic';
  /** Where the lab writes its files; default a new directory that goes away with the lab. */
  directory?: string;
}

/** One simulated cluster. Paths are absolute. */
export interface LabProcessCluster {
  name: string;
  /** `https://127.0.0.1:PORT`. */
  server: string;
  /** An administrator with a client certificate. */
  kubeconfig: string;
  /** A user that may only look. */
  viewerKubeconfig: string;
  /** Holds the bearer token of a service account that is an administrator. */
  tokenFile: string;
  caFile: string;
}

export interface LabProcessRegistry {
  /** `127.0.0.1:PORT`. */
  host: string;
  authentication: 'bearer' | 'basic';
  user: string;
  password: string;
  readOnlyUser: string;
  readOnlyPassword: string;
  caFile: string;
}

/** A lab that runs as a process of its own. */
export interface LabProcess {
  readonly pid: number;
  readonly directory: string;
  readonly speed: number;
  readonly clusters: LabProcessCluster[];
  /** The cluster of this name; throws if the lab has none. */
  cluster(name: string): LabProcessCluster;
  readonly registry: LabProcessRegistry;
  readonly control: LabControl;
  /** What the lab said so far, a line an event. */
  output(): string;
  /** Ends the process and removes the directory, if it is the lab's own. May be called twice. */
  stop(): Promise<void>;
}
