import type { LoggerService } from '@backstage/backend-plugin-api';
import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * A way to prove who we are to a cluster. Asked for at each request, so that one that was rotated counts at
 * once; an answer that takes longer than ten seconds counts as none.
 *
 * @public
 */
export type SourcedCredential =
  | {
      /** Shown where credentials are named; no secret. */
      name: string;
      kind: 'token';
      /** A bearer token, without line breaks. */
      load(): Promise<string>;
    }
  | {
      name: string;
      kind: 'client-certificate';
      /** Both in PEM. */
      load(): Promise<{ certificate: string; key: string }>;
    };

/** A cluster as a source names it. @public */
export interface SourcedCluster {
  /** DNS-1123 label, alone in its source. The portal knows it as `<id of the source>.<name>`. */
  name: string;
  title?: string;
  /** `sno`, if absent: may become a seed. `hub`: only read, to see who manages a cluster. */
  role?: 'sno' | 'hub';
  /** Name of the hub that manages it: one of the same source, or a configured one. */
  hub?: string;
  /**
   * `spec.clusterID` of its ClusterVersion, where the source knows it. A cluster that an earlier source names
   * with the same id is one with this.
   */
  clusterId?: string;
  access: {
    /** `https` address of the API server, with its base path. */
    server: string;
    /** Certificate authorities of the API server, in PEM. */
    ca: string;
    /** At least one; tried in order. */
    credentials: SourcedCredential[];
  };
}

/** Where a source says what there is. @public */
export interface ClusterSourceConnection {
  /**
   * Replaces all that the source has said before. A cluster that is not among them any more keeps its
   * history, and a run on it ends by its limits. One that is not complete is left out with a warning, and
   * does not keep the others out.
   */
  apply(clusters: readonly SourcedCluster[]): void;
  /** Ends when the backend stops. */
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * A source of clusters besides the configuration, such as a hub. Every replica of the backend has its own.
 *
 * @public
 */
export interface ClusterSource {
  /** DNS-1123 label; `config` is the configuration's own. Part of the name of each of its clusters. */
  readonly id: string;
  /**
   * Begins to say what there is, and goes on until the signal ends.
   *
   * @throws whatever it likes: it is begun again after a while, and what it has said until then stays
   */
  connect(connection: ClusterSourceConnection): Promise<void>;
}

/** Adds sources of clusters. @public */
export interface SeedgenClustersExtensionPoint {
  /**
   * Adds sources after the configuration; of two that name the same cluster the earlier one counts.
   *
   * @throws InputError for an id that another source has, or that is no DNS-1123 label
   */
  addSource(...sources: ClusterSource[]): void;
}

/** Where backend modules add sources of clusters. @public */
export const seedgenClustersExtensionPoint =
  createExtensionPoint<SeedgenClustersExtensionPoint>({
    id: 'seedgen.clusters',
  });
