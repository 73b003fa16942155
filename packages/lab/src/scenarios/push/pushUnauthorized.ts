import { refusePushes } from '../changes/refusePushes';
import type { Scenario } from '../Scenario';

export const pushUnauthorized: Scenario = {
  name: 'push-unauthorized',
  title: 'The credential may not push',
  does: 'The registry answers 401 to every push.',
  place: 'imager log',
  failure: 'unauthorized: ',
  apply: (_, registry) => refusePushes(registry, 'unauthorized'),
};
