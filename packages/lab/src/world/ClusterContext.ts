import type { LabApiServer, ObjectStore } from '../apiserver/types';
import type { LabClock } from '../clock';
import type { ClusterPods } from '../controllers/pods/ClusterPods';
import type { ClusterFaults } from '../control/faults';
import type { ClusterSpec } from './clusterSpec';
import type { SimulatedNode } from './node/SimulatedNode';
import type { CatalogContents } from './objects/catalogs';

/** Something worth telling the person who runs the lab. */
export interface LabEvent {
  cluster: string;
  /** Which part of the cluster, e.g. `lifecycle-agent`. */
  source: string;
  message: string;
}

/** What every controller of one simulated cluster works with. */
export interface ClusterContext {
  readonly spec: ClusterSpec;
  readonly clock: LabClock;
  readonly store: ObjectStore;
  readonly api: LabApiServer;
  readonly node: SimulatedNode;
  readonly pods: ClusterPods;
  /** What the images of operator catalogs contain; changed in place from outside. */
  readonly catalogs: CatalogContents;
  /** Host and port of the registry that the cluster trusts. */
  readonly registryHost: string;
  /** Changed in place from outside; read at the moment it matters. */
  readonly faults: ClusterFaults;
  /** Aborted when the cluster is stopped for good. */
  readonly signal: AbortSignal;
  /** Follows work that goes on by itself; an error that is not the stop is reported. */
  background(source: string, work: Promise<unknown>): void;
  report(source: string, message: string): void;
}
