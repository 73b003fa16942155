import type { Config } from '@backstage/config';
import { durationMs, flag, refuseUnknown } from './fields';
import type { NotificationSettings } from './types';

const MINUTE = 60_000;

/** Whom to tell of runs, and when. */
export function readNotifications(config: Config): NotificationSettings {
  const at = 'seedgen.notifications';
  refuseUnknown(config, at, ['enabled', 'owners', 'attentionAfter']);
  return {
    enabled: flag(config, at, 'enabled', true),
    owners: flag(config, at, 'owners', true),
    attentionAfterMs: durationMs(config, at, 'attentionAfter', {
      default: MINUTE,
      minimum: 0,
      maximum: 24 * 60 * MINUTE,
    }),
  };
}
