import type { Config } from '@backstage/config';
import { DAY } from '../units';
import { defaultMs, DEFAULTS } from './defaults';
import { durationMs, flag, refuseUnknown } from './fields';
import type { NotificationSettings } from './types';

/** Whom to tell of runs, and when. */
export function readNotifications(config: Config): NotificationSettings {
  const at = 'seedgen.notifications';
  refuseUnknown(config, at, ['enabled', 'owners', 'attentionAfter']);
  return {
    enabled: flag(config, at, 'enabled', DEFAULTS['notifications.enabled']),
    owners: flag(config, at, 'owners', DEFAULTS['notifications.owners']),
    attentionAfterMs: durationMs(config, at, 'attentionAfter', {
      default: defaultMs('notifications.attentionAfter'),
      minimum: 0,
      maximum: DAY,
    }),
  };
}
