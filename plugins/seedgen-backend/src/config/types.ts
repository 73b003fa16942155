import type { RunPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { Secret } from './Secret';

/** All of `seedgen` in app-config, checked and typed. Durations are milliseconds, sizes are bytes. */
export interface SeedgenSettings {
  /** Settings that are set by a name of before, each with the name that it has now. */
  aliases: Array<{ used: string; name: string }>;
  clusters: ClusterSettings[];
  registries: RegistrySettings[];
  limits: LimitSettings;
  storage: { requirements: StorageRequirements };
  fleet: FleetSettings;
  notifications: NotificationSettings;
  /** Address of the plugin's page in the portal, such as `https://portal.example/seedgen`. */
  pageAddress: string;
}

/** One cluster, as it is configured. Files are read again at each use, so that rotated ones count. */
export interface ClusterSettings {
  /** DNS-1123 label; what the annotation `seedgen.io/cluster` of a catalog entity names. */
  name: string;
  title?: string;
  /** `sno`: may become a seed. `hub`: only read, to see who manages a cluster. */
  role: 'sno' | 'hub';
  /** Name of the configured cluster that manages this one. */
  hub?: string;
  access: ClusterAccessSettings;
}

/** Where the API server is, who vouches for it, and as whom we call it. */
export type ClusterAccessSettings =
  | {
      kind: 'kubeconfig';
      /** Absolute path. */
      file: string;
      /** Context of the kubeconfig; its `current-context` if absent. */
      context?: string;
      /** Absolute path of the certificate authority, for a kubeconfig that names none. */
      caFile?: string;
      /** Tried in order after the one of the kubeconfig. */
      furtherCredentials: CredentialSettings[];
    }
  | {
      kind: 'server';
      /** With base path, without a slash at the end. */
      server: string;
      /** Certificate authorities: an absolute path, or PEM text. */
      ca: { file: string } | { pem: string };
      /** At least one; tried in order. */
      credentials: CredentialSettings[];
    };

/**
 * A way to prove who we are: by absolute path, or asked of the source of clusters that has it. The name is
 * shown in observations.
 */
export type CredentialSettings = { name: string } & (
  | { kind: 'token-file'; file: string }
  | { kind: 'client-certificate'; certificateFile: string; keyFile: string }
  | { kind: 'sourced-token'; load(): Promise<string> }
  | {
      kind: 'sourced-certificate';
      /** PEM. */
      load(): Promise<{ certificate: string; key: string }>;
    }
);

/** One registry, as it is configured. */
export interface RegistrySettings {
  name: string;
  /** Host, with its port where one is given, as in image references. */
  host: string;
  /** Absolute path of certificate authorities; those of the system if absent. */
  caFile?: string;
  /** Absent: only what the registry shows to everybody can be read. */
  credential?: RegistryCredentialSettings;
  /** Patterns of repositories that may be pushed to: `*` is within a path component, `**` is any. */
  repositories: string[];
  /** Hosts besides the registry's own that its token service may be on. */
  tokenHosts: string[];
  /** Hosts besides the registry's own that blob downloads may be redirected to. */
  blobHosts: string[];
}

/** Who we are for a registry. */
export type RegistryCredentialSettings =
  | { kind: 'password'; username: string; password: Secret }
  /** Absolute path of a registry auth file (`{"auths": {HOST: {"auth": …}}}`). */
  | { kind: 'auth-file'; file: string };

/** Limits of time, in milliseconds. Phases that are not set are absent: their defaults are the kinds'. */
export interface LimitSettings {
  /** Between two looks at a cluster with an active run. */
  observeEveryMs: number;
  /** Longest stay in each phase that is set, for every kind of run. */
  phases: Partial<Record<RunPhase, number>>;
  /** The same for one kind, by its name; before `phases`. */
  kinds: Record<string, Partial<Record<RunPhase, number>>>;
  /** How long a SeedGenerator may be gone, with the API up, before that counts as removed by somebody. */
  removedGraceMs: number;
  /** How long an API must answer before it counts as returned: a server that starts answers now and then. */
  steadyReturnMs: number;
  /** How long an API server that starts may refuse a credential that it will accept. */
  startingMs: number;
  /** How long the API may be away in an outage that is expected before that is called slow. */
  slowReturnMs: number;
  /** How long a run that has ended is still followed quietly to leave nothing of it behind. */
  followUpMs: number;
  /** Longest wait for one answer of a cluster or registry. */
  requestTimeoutMs: number;
}

/** What the disks of a seed must offer at least, in bytes. */
export interface StorageRequirements {
  /** Size of the partition or disk that carries `/var/lib/containers`. */
  containersBytes: number;
  /** Size of the partition that carries the root filesystem with `/var`. */
  rootBytes: number;
}

/** How often, and how many at a time, clusters without an active run are looked at. */
export interface FleetSettings {
  sweepEveryMs: number;
  concurrency: number;
  /** After how long without a look the picture of a cluster goes that no source names any more. */
  forgetAfterMs: number;
  /** How many clusters are watched besides being looked at; 0: none. */
  watches: number;
}

/** Whom to tell of runs, and when. */
export interface NotificationSettings {
  enabled: boolean;
  /** Whether the owners of the cluster's catalog entity are told besides who asked. */
  owners: boolean;
  /** How long something must need attention before people are told. */
  attentionAfterMs: number;
}
