import { refusePushes } from '../changes/refusePushes';
import type { Scenario } from '../Scenario';

export const pushQuotaExceeded: Scenario = {
  name: 'push-quota-exceeded',
  title: 'The quota of the namespace is used up',
  does: 'The registry answers 403 with its text about the quota to every push.',
  place: 'imager log',
  failure: 'Quota has been exceeded on namespace',
  apply: (_, registry) => refusePushes(registry, 'quota'),
};
