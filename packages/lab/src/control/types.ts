import type { IncomingMessage } from 'node:http';
import type { LabApiServer, LabUser } from '../apiserver/types';
import type { LabClock } from '../clock';
import type { LabRegistry } from '../registry';
import type { Beginning } from '../scenarios';
import type { ClusterFaults } from './faults';

/** What the control API needs of a cluster. */
export interface ControlledCluster {
  readonly name: string;
  readonly api: Pick<
    LabApiServer,
    | 'url'
    | 'availability'
    | 'setAvailability'
    | 'rejectTokens'
    | 'rotateCertificate'
  >;
  readonly users: readonly Pick<LabUser, 'name' | 'token'>[];
  readonly faults: ClusterFaults;
}

/** What the control API controls. */
export interface ControlledLab {
  readonly clock: LabClock;
  /** The clusters as they are now; a reset replaces one. */
  clusters(): readonly ControlledCluster[];
  readonly registry: Pick<
    LabRegistry,
    'host' | 'authentication' | 'faults' | 'requests' | 'applyFaults'
  >;
  /** Makes a cluster as it was at the start, with the same address, certificates and tokens. */
  resetCluster(name: string): Promise<void>;
  /** Name of the scenario that a cluster has. */
  scenarioOf(cluster: string): string | undefined;
  /** Rejects with `UnknownScenario` or `NotForHub`. */
  applyScenario(
    cluster: string,
    scenario: string,
    begins?: Beginning,
  ): Promise<void>;
  clearScenario(cluster: string): Promise<void>;
  report(cluster: string, message: string): void;
}

export interface ControlRequest {
  lab: ControlledLab;
  request: IncomingMessage;
  /** The cluster's name, where the path has one. */
  name: string;
  /** Aborted when the lab stops. */
  signal: AbortSignal;
}

export interface ControlRoute {
  method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  pattern: RegExp;
  /** Returns what is answered as JSON. */
  handle(request: ControlRequest): unknown;
}
