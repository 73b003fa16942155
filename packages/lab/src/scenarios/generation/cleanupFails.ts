import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

const TEXT =
  'failed to cleanup old machine configs, err: etcdserver: request timed out';

export const cleanupFails: Scenario = {
  name: 'cleanup-fails-after-sanitising',
  title: 'A clean-up fails when the pull secret is the placeholder already',
  does: 'Old MachineConfigs cannot be deleted. Lifecycle Agent restores the pull secret first, which takes a roll-out, and only then says that it has failed.',
  place: 'failure',
  failure: TEXT,
  apply: cluster => setFaults(cluster, { failAfterSanitising: TEXT }),
};
