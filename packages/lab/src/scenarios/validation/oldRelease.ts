import type { Scenario } from '../Scenario';

const KIND = 'config.openshift.io/ClusterVersion';
const VERSION = '4.14.6';

export const oldRelease: Scenario = {
  name: 'old-release',
  title: 'A release that cannot set a default deployment',
  does: `The cluster says that it is ${VERSION}, and its ostree lacks the command that came with 4.14.7.`,
  place: 'rejection',
  failure:
    'Rejected: Installed release does not support "ostree admin set-default" feature',
  apply: ({ store, node }) => {
    const before = store.get(KIND, 'version')?.status;
    const { ostreeSetDefault } = node;
    node.ostreeSetDefault = false;
    store.updateStatus(KIND, 'version', undefined, draft => {
      for (const release of [draft.status.desired, draft.status.history[0]]) {
        release.version = VERSION;
      }
    });
    return () => {
      node.ostreeSetDefault = ostreeSetDefault;
      store.updateStatus(KIND, 'version', undefined, draft => {
        draft.status = before;
      });
    };
  },
};
