export interface Config {
  seedgen?: {
    /**
     * Path that the page of Seedgen is mounted at in the portal, for links in notifications, search
     * results and the logs of tasks.
     * Default: `/seedgen`.
     */
    pagePath?: string;
  };
}
