import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Generation of seed images of Single Node OpenShift clusters. */
  seedgen?: {
    /**
     * The clusters that may become a seed, and the hubs that manage them. Each needs either
     * `kubeconfig`, or `server`, a certificate authority and `credentials`. Relative paths of
     * files are meant from the directory that the backend is started in.
     */
    clusters?: Array<{
      /** Lower-case letters, digits and dashes; what the annotation `seedgen.io/cluster` names. */
      name: string;
      /** How people call it. */
      title?: string;
      /** `sno` (default) may become a seed; `hub` is only read. */
      role?: 'sno' | 'hub';
      /** Name of the configured cluster, with `role: hub`, that manages this one. */
      hub?: string;
      /**
       * Path of a kubeconfig with a token or a client certificate. Kubeconfigs with `exec`, an
       * auth provider, a proxy or `insecure-skip-tls-verify` are refused.
       */
      kubeconfig?: string;
      /** Context of the kubeconfig; its `current-context` if absent. */
      context?: string;
      /** URL of the API server, https only; may have a base path. */
      server?: string;
      /** Path of the certificate authority in PEM. */
      caFile?: string;
      /** Certificate authority in PEM, or PEM in base64. */
      caData?: string;
      /**
       * Credentials, tried in order; with `kubeconfig`, after its own. A second one helps when the
       * first is no longer accepted after a generation. Files are read again at each use.
       */
      credentials?: Array<{
        /** Shown beside what was read with it. */
        name: string;
        /** Path of a file with a bearer token. */
        tokenFile?: string;
        /** Path of a client certificate in PEM. */
        clientCertificateFile?: string;
        /** Path of the client certificate's key in PEM, without a passphrase. */
        clientKeyFile?: string;
      }>;
    }>;

    /** The registries that seed images are pushed to and verified in. */
    registries?: Array<{
      name: string;
      /** Host, with its port if it has one, as in image references. */
      host: string;
      /** Path of certificate authorities in PEM; those of the system if absent. */
      caFile?: string;
      username?: string;
      /** @visibility secret */
      password?: string;
      /** Path of a registry auth file, instead of username and password. */
      authFile?: string;
      /**
       * Patterns of repositories that may be pushed to, such as `ocp-sno1/*`; `*` stays within a
       * path component, `**` does not. None: nothing may be pushed.
       */
      repositories?: string[];
      /** Hosts besides the registry's own that may issue tokens and so are shown the password. */
      tokenHosts?: string[];
      /** Hosts besides the registry's own that downloads of blobs may be redirected to. */
      blobHosts?: string[];
    }>;

    /** Limits of time. */
    limits?: {
      /** Between two looks at a cluster with an active run. Default: 2 seconds. */
      observeEvery?: HumanDuration | string;
      /** How long a SeedGenerator may be gone before that counts as removed by somebody. Default: 5 minutes. */
      removedGrace?: HumanDuration | string;
      /** How long an API must answer after an outage, in at least five looks, before it counts as returned. Default: 10 seconds. */
      steadyReturn?: HumanDuration | string;
      /** How long an API server that starts may refuse the credential before the run says so. Default: 30 seconds. */
      apiStart?: HumanDuration | string;
      /** How long an outage that is expected may last before the run says that it is slow. Default: 15 minutes. */
      slowReturn?: HumanDuration | string;
      /** How long a run that has ended is still followed to leave nothing behind. Default: 24 hours. */
      followUp?: HumanDuration | string;
      /** Longest wait for one answer of a cluster or registry. Default: 10 seconds. */
      requestTimeout?: HumanDuration | string;
      /** Longest stay of a generation in a phase, by the name of the phase, such as `Imaging`. */
      generate?: { [phase: string]: HumanDuration | string };
      /** Longest stay of a preparation of container storage in a phase, such as `Rebooting`. */
      partition?: { [phase: string]: HumanDuration | string };
      /** Longest stay of a remedy in a phase, such as `Confirming`. */
      remedy?: { [phase: string]: HumanDuration | string };
      /** The same for every kind of run that has the phase; a name of before. */
      phases?: { [phase: string]: HumanDuration | string };
    };

    storage?: {
      /** What container storage must have at least. */
      requirements?: {
        /** Least size of `/var/lib/containers`, in GiB. Default: 141. */
        containersGiB?: number;
        /** Least size of the root filesystem, in GiB. Default: 58. */
        rootGiB?: number;
      };
    };

    /** How clusters without an active run are looked at. */
    fleet?: {
      /** Between two looks at a cluster on which nothing happens. Default: 1 minute. */
      sweepEvery?: HumanDuration | string;
      /** How many clusters are looked at side by side. Default: 64. */
      concurrency?: number;
      /**
       * After how long without a look what was last seen of a cluster goes that is no longer configured.
       * Default: 30 days.
       */
      forgetAfter?: HumanDuration | string;
      /**
       * How many clusters are watched besides, so that a change shows at once; those with a run come first.
       * Each costs a connection. 0: none.
       * Default: 200.
       */
      watches?: number;
    };

    /**
     * Path that the page of Seedgen is mounted at in the portal, for links in notifications, search
     * results and the logs of tasks.
     * Default: `/seedgen`.
     */
    pagePath?: string;

    /** Whom to tell of runs, through the portal's notifications. */
    notifications?: {
      /** Whether people are told of runs; set to false in a portal without a notifications plugin. Default: true. */
      enabled?: boolean;
      /** Whether the owners of the cluster's catalog entity are told besides who asked. Default: true. */
      owners?: boolean;
      /** How long something must need attention before people are told. Default: 1 minute. */
      attentionAfter?: HumanDuration | string;
    };
  };
}
