import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const authorityChanged: Scenario = {
  name: 'authority-changed-after-outage',
  title: 'The cluster comes back with another authority',
  does: 'After the outage the API has a certificate of an authority that nobody knows.',
  place: 'behaviour',
  failure: 'the certificate of the API is signed by an unknown authority',
  apply: cluster => setFaults(cluster, { newAuthorityAfterOutage: true }),
};
