import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const tokenRejected: Scenario = {
  name: 'token-rejected-after-outage',
  title: 'Tokens die in the recertification',
  does: 'After the outage no bearer token is accepted any more.',
  place: 'behaviour',
  failure: '401 Unauthorized to every bearer token',
  apply: cluster => setFaults(cluster, { rejectTokensAfterOutage: true }),
};
