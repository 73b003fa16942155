import { MACHINE_CONFIG_POOL } from '../../controllers/machineConfig/kinds';
import type { Scenario } from '../Scenario';

export const machineConfigPoolNotReady: Scenario = {
  name: 'machine-config-pool-not-ready',
  title: 'The node of the pool is not ready',
  does: 'The pool master counts one machine and none that is ready.',
  place: 'health',
  failure: 'one or more MachineConfigPools not yet ready: master',
  apply: ({ store }) => {
    const count = (ready: number) =>
      store.updateStatus(MACHINE_CONFIG_POOL, 'master', undefined, draft => {
        draft.status.readyMachineCount = ready;
        draft.status.unavailableMachineCount = 1 - ready;
      });
    count(0);
    return () => {
      count(1);
    };
  },
};
