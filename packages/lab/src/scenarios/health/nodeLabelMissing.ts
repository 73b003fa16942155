import type { Scenario } from '../Scenario';

const LABEL = 'node-role.kubernetes.io/worker';

export const nodeLabelMissing: Scenario = {
  name: 'node-label-missing',
  title: 'The node lacks a role',
  does: `The label ${LABEL} is taken from the node.`,
  place: 'health',
  failure: `node missing ${LABEL} label: {node}`,
  apply: ({ store, spec }) => {
    store.update('Node', spec.hostname, undefined, draft => {
      delete draft.metadata.labels?.[LABEL];
    });
    return () => {
      store.update('Node', spec.hostname, undefined, draft => {
        draft.metadata.labels = { ...draft.metadata.labels, [LABEL]: '' };
      });
    };
  },
};
