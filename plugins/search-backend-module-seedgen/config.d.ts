import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  seedgen?: {
    /**
     * Path that the page of Seedgen is mounted at in the portal, for links in notifications, search
     * results and the logs of tasks.
     * Default: `/seedgen`.
     */
    pagePath?: string;
  };
  search?: {
    collators?: {
      /** Runs and seed images. */
      seedgen?: {
        /** When they are read. Default: every 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Path of the page of a run, with `:id` for its id; `/runs/:id` below `seedgen.pagePath` by default. */
        locationTemplate?: string;
        /**
         * Path that shows a seed image, with `:id` for the id of its run and `:digest` for its digest;
         * `/images/:digest` below `seedgen.pagePath` by default. Must differ from that of the run:
         * search engines keep one document for each location.
         */
        imageLocationTemplate?: string;
        /** The most runs that are read, the latest first. Default: 5000. */
        maximumRuns?: number;
      };
    };
  };
}
