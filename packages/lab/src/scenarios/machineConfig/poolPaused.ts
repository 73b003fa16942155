import { MACHINE_CONFIG_POOL } from '../../controllers/machineConfig/kinds';
import type { Scenario } from '../Scenario';

export const poolPaused: Scenario = {
  name: 'machine-config-pool-paused',
  title: 'The pool is paused',
  does: 'The pool master is paused, as it is during maintenance: the operator renders, but brings nothing to the node, the emptied pull secret neither.',
  place: 'failure',
  failure:
    "failed sanitizing cluster's pull-secret: timed out waiting for MCO to override pull-secret file: context deadline exceeded",
  apply: ({ store }) => {
    const pause = (paused: boolean) =>
      store.update(MACHINE_CONFIG_POOL, 'master', undefined, draft => {
        draft.spec.paused = paused;
      });
    pause(true);
    return () => {
      pause(false);
    };
  },
};
