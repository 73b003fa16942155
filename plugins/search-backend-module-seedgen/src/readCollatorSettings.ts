import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { readPagePath } from '@seedgen/backstage-plugin-seedgen-common';

const AT = 'search.collators.seedgen';
/** When they are read where configuration says nothing. */
export const DEFAULT_SCHEDULE = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  // After the catalog's, which most people search for.
  initialDelay: { seconds: 5 },
} satisfies SchedulerServiceTaskScheduleDefinition;
/** How many runs are read at most where configuration says nothing. */
export const DEFAULT_MAXIMUM = 5_000;
const LARGEST_MAXIMUM = 100_000;

/** What is read, when, and where it leads. */
export interface CollatorSettings {
  schedule: SchedulerServiceTaskScheduleDefinition;
  locationTemplate: string;
  imageLocationTemplate: string;
  maximumRuns: number;
}

/** @throws InputError that names the wrong setting */
export function readCollatorSettings(root: Config): CollatorSettings {
  const config = root.getOptionalConfig(AT);
  const page = readPagePath(root).replace(/\/$/, '');
  const locationTemplate =
    config?.getOptionalString('locationTemplate') ?? `${page}/runs/:id`;
  if (!locationTemplate.includes(':id')) {
    throw new InputError(`${AT}.locationTemplate must contain ':id'`);
  }
  const imageLocationTemplate =
    config?.getOptionalString('imageLocationTemplate') ??
    `${page}/images/:digest`;
  if (
    !/:(id|digest)/.test(imageLocationTemplate) ||
    imageLocationTemplate === locationTemplate
  ) {
    throw new InputError(
      `${AT}.imageLocationTemplate must contain ':id' or ':digest', and differ from locationTemplate`,
    );
  }
  const maximumRuns =
    config?.getOptionalNumber('maximumRuns') ?? DEFAULT_MAXIMUM;
  if (
    !Number.isInteger(maximumRuns) ||
    maximumRuns < 1 ||
    maximumRuns > LARGEST_MAXIMUM
  ) {
    throw new InputError(
      `${AT}.maximumRuns must be a whole number between 1 and ${LARGEST_MAXIMUM}`,
    );
  }
  return {
    schedule: readSchedule(config),
    locationTemplate,
    imageLocationTemplate,
    maximumRuns,
  };
}

function readSchedule(
  config: Config | undefined,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config?.getOptionalConfig('schedule');
  if (!schedule) return DEFAULT_SCHEDULE;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `${AT}.schedule is not a schedule: ${toError(error).message}`,
    );
  }
}
