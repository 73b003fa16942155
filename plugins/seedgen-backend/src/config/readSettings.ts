import type { Config } from '@backstage/config';
import { ConfigReader } from '@backstage/config';
import {
  GENERATE_PHASES,
  PARTITION_PHASES,
  readPageAddress,
  REMEDY_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { durationMs, numberWithin, refuseUnknown } from './fields';
import { readClusters } from './readClusters';
import { readNotifications } from './readNotifications';
import { readRegistries } from './readRegistries';
import type {
  FleetSettings,
  LimitSettings,
  SeedgenSettings,
  StorageRequirements,
} from './types';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const GIB = 1024 ** 3;
const DEFAULT_REQUEST_TIMEOUT_MS = 10 * SECOND;

// What the procedure for seed images asks for: 141 GB for container images, 58 GB left for root.
const DEFAULT_CONTAINERS_GIB = 141;
const DEFAULT_ROOT_GIB = 58;

/**
 * Reads all of `seedgen` in app-config into a plain object; nothing else of the plugin sees
 * `Config`. Files that are named must exist. Relative paths are meant from the directory that the
 * process was started in.
 *
 * @throws an error that begins with the full name of the wrong setting
 */
export function readSettings(root: Config): SeedgenSettings {
  const config = root.getOptionalConfig('seedgen') ?? new ConfigReader({});
  refuseUnknown(config, 'seedgen', [
    'clusters',
    'registries',
    'limits',
    'storage',
    'fleet',
    'notifications',
    'pagePath',
  ]);
  return {
    clusters: readClusters(config),
    registries: readRegistries(config),
    limits: readLimits(section(config, 'limits')),
    storage: { requirements: readRequirements(config) },
    fleet: readFleet(section(config, 'fleet')),
    notifications: readNotifications(section(config, 'notifications')),
    pageAddress: readPageAddress(root),
  };
}

function readLimits(config: Config): LimitSettings {
  const at = 'seedgen.limits';
  refuseUnknown(config, at, [
    'observeEvery',
    'removedGrace',
    'steadyReturn',
    'apiStart',
    'slowReturn',
    'followUp',
    'requestTimeout',
    'phases',
  ]);
  // A key that is not set stays away, so that spreading over defaults keeps them.
  const limit = <Name extends string>(name: Name, key: string) =>
    (config.has(key) ? { [name]: readLimit(config, at, key) } : {}) as {
      [Key in Name]?: number;
    };

  const phaseConfig = section(config, 'phases');
  const known = [
    ...new Set([...GENERATE_PHASES, ...PARTITION_PHASES, ...REMEDY_PHASES]),
  ];
  refuseUnknown(phaseConfig, `${at}.phases`, known);
  const phases: Partial<Record<RunPhase, number>> = {};
  for (const phase of known) {
    if (!phaseConfig.has(phase)) continue;
    phases[phase] = readLimit(phaseConfig, `${at}.phases`, phase);
  }
  return {
    ...limit('observeEveryMs', 'observeEvery'),
    ...limit('removedGraceMs', 'removedGrace'),
    ...limit('steadyReturnMs', 'steadyReturn'),
    ...limit('startingMs', 'apiStart'),
    ...limit('slowReturnMs', 'slowReturn'),
    ...limit('followUpMs', 'followUp'),
    requestTimeoutMs: config.has('requestTimeout')
      ? readLimit(config, at, 'requestTimeout')
      : DEFAULT_REQUEST_TIMEOUT_MS,
    phases,
  };
}

function readLimit(config: Config, at: string, key: string): number {
  return durationMs(config, at, key, {
    default: 0,
    minimum: 10,
    maximum: 7 * DAY,
  });
}

function readRequirements(config: Config): StorageRequirements {
  const storage = section(config, 'storage');
  refuseUnknown(storage, 'seedgen.storage', ['requirements']);
  const requirements = section(storage, 'requirements');
  const at = 'seedgen.storage.requirements';
  refuseUnknown(requirements, at, ['containersGiB', 'rootGiB']);
  const bytes = (key: string, standard: number) =>
    Math.round(
      GIB *
        numberWithin(requirements, at, key, {
          default: standard,
          minimum: 1,
          maximum: 100_000,
        }),
    );
  return {
    containersBytes: bytes('containersGiB', DEFAULT_CONTAINERS_GIB),
    rootBytes: bytes('rootGiB', DEFAULT_ROOT_GIB),
  };
}

function readFleet(config: Config): FleetSettings {
  const at = 'seedgen.fleet';
  refuseUnknown(config, at, ['sweepEvery', 'concurrency', 'watches']);
  return {
    sweepEveryMs: durationMs(config, at, 'sweepEvery', {
      default: MINUTE,
      minimum: SECOND,
      maximum: DAY,
    }),
    concurrency: numberWithin(config, at, 'concurrency', {
      default: 8,
      minimum: 1,
      maximum: 256,
      integer: true,
    }),
    watches: numberWithin(config, at, 'watches', {
      default: 200,
      minimum: 0,
      maximum: 5_000,
      integer: true,
    }),
  };
}

function section(config: Config, key: string): Config {
  return config.getOptionalConfig(key) ?? new ConfigReader({});
}
