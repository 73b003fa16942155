import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/**
 * What holds where configuration says nothing, by the name of the setting below `seedgen`. This is the
 * only place that says so: the readers of settings use it, and `config.d.ts` and the documentation are
 * generated from it.
 *
 * Storage: the figures that teams generate seeds with, 141 and 58 "GB" as lsblk counts them, for a disk
 * of 200 GiB whose second part begins at 60000 MiB.
 */
export const DEFAULTS = {
  'limits.observeEvery': { seconds: 2 },
  'limits.removedGrace': { minutes: 5 },
  'limits.steadyReturn': { seconds: 10 },
  'limits.apiStart': { seconds: 30 },
  'limits.slowReturn': { minutes: 15 },
  'limits.followUp': { hours: 24 },
  'limits.requestTimeout': { seconds: 10 },
  'storage.requirements.containersGiB': 141,
  'storage.requirements.rootGiB': 58,
  'fleet.sweepEvery': { minutes: 1 },
  'fleet.concurrency': 64,
  'fleet.forgetAfter': { days: 30 },
  'fleet.watches': 200,
  'notifications.enabled': true,
  'notifications.owners': true,
  'notifications.attentionAfter': { minutes: 1 },
} as const satisfies Record<string, HumanDuration | number | boolean>;

/** Names of the settings whose default is a length of time. */
export type DurationSetting = {
  [Name in keyof typeof DEFAULTS]: (typeof DEFAULTS)[Name] extends HumanDuration
    ? Name
    : never;
}[keyof typeof DEFAULTS];

/** The default of a length of time, in milliseconds. */
export function defaultMs(name: DurationSetting): number {
  return durationToMilliseconds(DEFAULTS[name]);
}
