import type { Config } from '@backstage/config';
import { ConfigReader } from '@backstage/config';
import {
  readPageAddress,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { DAY, GIB, HOUR, SECOND } from '../units';
import { defaultMs, DEFAULTS, type DurationSetting } from './defaults';
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

/**
 * Reads all of `seedgen` in app-config into a plain object; nothing else of the plugin sees
 * `Config`. Files that are named must exist. Relative paths are meant from the directory that the
 * process was started in.
 *
 * @param phasesByKind - the kinds of runs that there are, with their phases
 * @throws an error that begins with the full name of the wrong setting
 */
export function readSettings(
  root: Config,
  phasesByKind: Readonly<Record<string, readonly RunPhase[]>>,
): SeedgenSettings {
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
    limits: readLimits(section(config, 'limits'), phasesByKind),
    storage: { requirements: readRequirements(config) },
    fleet: readFleet(section(config, 'fleet')),
    notifications: readNotifications(section(config, 'notifications')),
    pageAddress: readPageAddress(root),
    aliases: config.has('limits.phases')
      ? [
          {
            used: 'seedgen.limits.phases',
            name: 'seedgen.limits.KIND.PHASE',
          },
        ]
      : [],
  };
}

function readLimits(
  config: Config,
  phasesByKind: Readonly<Record<string, readonly RunPhase[]>>,
): LimitSettings {
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
    ...Object.keys(phasesByKind),
  ]);
  const limit = (key: string) =>
    readLimit(config, at, key, defaultMs(`limits.${key}` as DurationSetting));

  const phasesOf = (key: string, known: readonly RunPhase[]) => {
    const set = section(config, key);
    refuseUnknown(set, `${at}.${key}`, known);
    return Object.fromEntries(
      known
        .filter(phase => set.has(phase))
        .map(phase => [phase, readLimit(set, `${at}.${key}`, phase, 0)]),
    );
  };
  return {
    observeEveryMs: limit('observeEvery'),
    removedGraceMs: limit('removedGrace'),
    steadyReturnMs: limit('steadyReturn'),
    startingMs: limit('apiStart'),
    slowReturnMs: limit('slowReturn'),
    followUpMs: limit('followUp'),
    requestTimeoutMs: limit('requestTimeout'),
    phases: phasesOf('phases', [
      ...new Set(Object.values(phasesByKind).flat()),
    ]),
    kinds: Object.fromEntries(
      Object.entries(phasesByKind)
        .filter(([kind]) => config.has(kind))
        .map(([kind, known]) => [kind, phasesOf(kind, known)]),
    ),
  };
}

function readLimit(
  config: Config,
  at: string,
  key: string,
  standard: number,
): number {
  return durationMs(config, at, key, {
    default: standard,
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
  const bytes = (key: 'containersGiB' | 'rootGiB') =>
    Math.round(
      GIB *
        numberWithin(requirements, at, key, {
          default: DEFAULTS[`storage.requirements.${key}`],
          minimum: 1,
          maximum: 100_000,
        }),
    );
  return {
    containersBytes: bytes('containersGiB'),
    rootBytes: bytes('rootGiB'),
  };
}

function readFleet(config: Config): FleetSettings {
  const at = 'seedgen.fleet';
  refuseUnknown(config, at, [
    'sweepEvery',
    'concurrency',
    'watches',
    'forgetAfter',
  ]);
  return {
    sweepEveryMs: durationMs(config, at, 'sweepEvery', {
      default: defaultMs('fleet.sweepEvery'),
      minimum: SECOND,
      maximum: DAY,
    }),
    forgetAfterMs: durationMs(config, at, 'forgetAfter', {
      default: defaultMs('fleet.forgetAfter'),
      minimum: HOUR,
      maximum: 3650 * DAY,
    }),
    concurrency: numberWithin(config, at, 'concurrency', {
      default: DEFAULTS['fleet.concurrency'],
      minimum: 1,
      maximum: 256,
      integer: true,
    }),
    watches: numberWithin(config, at, 'watches', {
      default: DEFAULTS['fleet.watches'],
      minimum: 0,
      maximum: 5_000,
      integer: true,
    }),
  };
}

function section(config: Config, key: string): Config {
  return config.getOptionalConfig(key) ?? new ConfigReader({});
}
