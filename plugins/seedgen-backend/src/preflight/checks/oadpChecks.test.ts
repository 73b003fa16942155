import { object } from '../__testUtils__';
import {
  endOf,
  failure,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const inOadp = (name: string) => ({ name, namespace: 'openshift-adp' });
const oadp = (name: string) => ({
  ClusterServiceVersion: [object(name, {}, { metadata: inOadp(name) })],
});
const application = (reconciled: string, ...phases: string[]) => ({
  DataProtectionApplication: [
    object('dpa', { Reconciled: reconciled }, { metadata: inOadp('dpa') }),
  ],
  BackupStorageLocation: phases.map((phase, index) =>
    object(
      `location-${index}`,
      {},
      { metadata: inOadp(`location-${index}`), status: { phase } },
    ),
  ),
});

describe('OADP', () => {
  it.each<CheckCase>([
    {
      check: 'no-data-protection-applications',
      when: 'OADP is installed and there is one',
      world: {
        objects: { ...application('False'), ...oadp('oadp-operator.v1.4.0') },
      },
      status: 'fail',
      code: 'DataProtectionApplicationsPresent',
      says: 'Rejected: Cluster must not have any DataProtectionApplication resources configured',
    },
    {
      check: 'no-data-protection-applications',
      when: 'OADP is gone and has left one',
      world: { objects: application('False') },
      status: 'not-applicable',
    },
    {
      check: 'data-protection-at-rest',
      when: 'OADP is installed',
      world: {
        objects: { ...application('False'), ...oadp('oadp-operator.v1.4.0') },
      },
      status: 'not-applicable',
    },
    {
      check: 'data-protection-at-rest',
      when: 'nothing is there',
      status: 'pass',
    },
    {
      check: 'data-protection-at-rest',
      when: 'one that nobody reconciles is left',
      world: { objects: application('False') },
      status: 'warn',
      code: 'DataProtectionNotReady',
      says: 'dataProtectionApplication not reconciled',
    },
    {
      check: 'data-protection-at-rest',
      when: 'it has no location',
      world: { objects: application('True') },
      status: 'warn',
      code: 'DataProtectionNotReady',
      says: 'backupsStorageLocations not yet created',
    },
    {
      check: 'data-protection-at-rest',
      when: 'its location is away',
      world: { objects: application('True', 'Available', 'Unavailable') },
      status: 'warn',
      code: 'DataProtectionNotReady',
      says: 'backupStorageLocation location-1 not available',
    },
    {
      check: 'data-protection-at-rest',
      when: 'its location is there',
      world: { objects: application('True', 'Available') },
      status: 'pass',
    },
    {
      check: 'data-protection-at-rest',
      when: 'locations may not be listed',
      world: {
        objects: {
          ...application('True'),
          BackupStorageLocation: failure('forbidden'),
        },
      },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'oadp-version',
      when: 'it is old',
      world: {
        objects: oadp('oadp-operator.v1.3.0'),
      },
      status: 'fail',
      code: 'OADPTooOld',
      says: 'Rejected: Cluster must have OADP version >= 1.3.1',
    },
    {
      check: 'oadp-version',
      when: 'it is new enough',
      world: {
        objects: oadp('oadp-operator.v1.4.0'),
      },
      status: 'pass',
    },
    {
      check: 'oadp-version',
      when: 'it is not installed',
      status: 'not-applicable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});
