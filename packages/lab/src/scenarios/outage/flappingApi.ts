import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

const FLAPS = { count: 50, upSeconds: 2, downSeconds: 5 };

export const flappingApi: Scenario = {
  name: 'flapping-api',
  title: 'The API comes and goes while the imager works',
  does: 'In the outage the API is up for 2 s and away for 5 s, fifty times, and answers with 404, 403, 503 and 429 in between.',
  place: 'behaviour',
  failure: 'an API that answers for 2 s, fifty times, before it is back',
  apply: cluster =>
    setFaults(cluster, {
      flaps: FLAPS,
      stayDownSeconds: FLAPS.count * (FLAPS.upSeconds + FLAPS.downSeconds) + 60,
    }),
};
