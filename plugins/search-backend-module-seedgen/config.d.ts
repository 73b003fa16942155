import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Runs and seed images. */
      seedgen?: {
        /** When they are read; every 10 minutes by default. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Path of the page of a run, with `:id` for its id; `/seedgen/runs/:id` by default. */
        locationTemplate?: string;
        /**
         * Path that shows a seed image, with `:id` for the id of its run and `:digest` for its digest;
         * `/seedgen/runs/:id#image` by default. Must differ from that of the run: search engines keep
         * one document for each location.
         */
        imageLocationTemplate?: string;
        /** The most runs that are read, the latest first; 5000 by default. */
        maximumRuns?: number;
      };
    };
  };
}
