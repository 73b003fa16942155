import type { KubeObject } from '../../apiserver/types';
import {
  SEED_AUTH_KEY,
  SEED_SECRET_NAME,
} from '../../controllers/lifecycleAgent/agentFiles';
import { LIFECYCLE_AGENT_NAMESPACE } from '../../world/objects/lifecycleAgent';
import type { Scenario } from '../Scenario';

const WRONG_KEY = '.dockerconfigjson';

export const wrongSecretKey: Scenario = {
  name: 'wrong-secret-key',
  title: 'The Secret has its credential under another key',
  does: `Whenever the Secret ${SEED_SECRET_NAME} is written, somebody renames its key to ${WRONG_KEY}.`,
  place: 'failure',
  failure: 'could not find seedAuth in seedgen secret',
  apply: cluster => {
    const { store } = cluster;
    const rename = (secret: KubeObject | undefined) => {
      if (secret?.data?.[SEED_AUTH_KEY] === undefined) {
        return;
      }
      store.update(
        'Secret',
        SEED_SECRET_NAME,
        LIFECYCLE_AGENT_NAMESPACE,
        draft => {
          const { [SEED_AUTH_KEY]: credential, ...others } = draft.data ?? {};
          draft.data = { ...others, [WRONG_KEY]: credential };
        },
      );
    };
    const current = () =>
      store.get('Secret', SEED_SECRET_NAME, LIFECYCLE_AGENT_NAMESPACE);
    rename(current());
    return store.onChange('Secret', ({ type, object }) => {
      const { name, namespace } = object.metadata;
      if (
        type !== 'DELETED' &&
        name === SEED_SECRET_NAME &&
        namespace === LIFECYCLE_AGENT_NAMESPACE
      ) {
        // Not from within the change itself, whose other listeners are still to hear of it.
        cluster.background(
          'somebody',
          Promise.resolve().then(() => rename(current())),
        );
      }
    });
  },
};
