import type { Scenario } from '../Scenario';

export const nodeCordoned: Scenario = {
  name: 'node-cordoned',
  title: 'The node is cordoned',
  does: 'Nothing may be scheduled on the node, as after oc adm cordon; its pool does not count it as ready.',
  place: 'health',
  failure: 'one or more MachineConfigPools not yet ready: master',
  apply: ({ store, spec }) => {
    const cordon = (unschedulable: boolean) =>
      store.update('Node', spec.hostname, undefined, draft => {
        if (unschedulable) {
          draft.spec = { ...draft.spec, unschedulable };
        } else {
          delete draft.spec?.unschedulable;
        }
      });
    cordon(true);
    return () => {
      cordon(false);
    };
  },
};
