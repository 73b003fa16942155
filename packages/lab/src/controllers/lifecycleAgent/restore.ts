import { kindNameOfObject } from '../../apiserver/kindName';
import type { KubeObject, ObjectStore } from '../../apiserver/types';
import { toTimestamp } from '../pods/ClusterPods';
import {
  IMAGE_BASED_UPGRADE,
  IMAGE_BASED_UPGRADE_NAME,
  STORED_CR,
  STORED_PULL_SECRET,
  STORED_SECRET,
} from './agentFiles';
import type { AgentProcess } from './AgentProcess';
import { durations } from './durations';
import { writePullSecret } from './pullSecret';

const LOGGER = 'setup';

/** Creates the `ImageBasedUpgrade` if there is none; it is always Idle, since no upgrade is simulated. */
export function initializeUpgrade(agent: AgentProcess): void {
  const { store, clock } = agent.context;
  if (store.get(IMAGE_BASED_UPGRADE, IMAGE_BASED_UPGRADE_NAME)) {
    return;
  }
  const created = store.create({
    apiVersion: 'lca.openshift.io/v1',
    kind: 'ImageBasedUpgrade',
    metadata: { name: IMAGE_BASED_UPGRADE_NAME },
    spec: { stage: 'Idle' },
  });
  store.updateStatus(
    IMAGE_BASED_UPGRADE,
    IMAGE_BASED_UPGRADE_NAME,
    undefined,
    draft => {
      draft.status = {
        conditions: [
          {
            lastTransitionTime: toTimestamp(clock.now()),
            message: 'Idle',
            observedGeneration: created.metadata.generation,
            reason: 'Idle',
            status: 'True',
            type: 'Idle',
          },
        ],
        observedGeneration: created.metadata.generation,
        validNextStages: ['Prep'],
      };
    },
  );
  agent.log.info(LOGGER, 'Initial IBU created');
}

/**
 * Brings back Secret and CR that an earlier process stored on the node. Whatever exists under
 * their names is deleted. Between the CR's creation and its status lies a moment.
 *
 * @throws Error if only one of the two files is there, or no pull secret: then the operator does not start
 */
export async function initializeSeedGenerator(
  agent: AgentProcess,
): Promise<void> {
  const { node, store, faults } = agent.context;
  if (faults.neverRestoreSeedGenerator && node.files.has(STORED_CR)) {
    node.remove(STORED_CR);
  }
  const storedObject = node.files.get(STORED_CR);
  const storedSecret = node.files.get(STORED_SECRET);
  if (storedObject === undefined && storedSecret === undefined) {
    return;
  }
  if (storedObject === undefined || storedSecret === undefined) {
    const missing = storedObject === undefined ? STORED_CR : STORED_SECRET;
    throw new Error(
      `unable to recover SeedGenerator CR: Missing stored file ${missing}`,
    );
  }
  agent.log.info(LOGGER, 'Saved SeedGenerator Secret CR found, restoring ...');
  recreate(store, JSON.parse(storedSecret));

  agent.log.info(LOGGER, 'Saved SeedGenerator CR found, restoring ...');
  const object: KubeObject = JSON.parse(storedObject);
  if (faults.restoreForeignSeedGenerator) {
    delete object.metadata.annotations;
  }
  const created = recreate(store, object);
  await agent.sleep(durations.restoringStatus);
  if (agent.seedGenerator()?.metadata.uid === created.metadata.uid) {
    agent.writeConditions(created, object.status?.conditions ?? []);
  }

  putAside(agent);
  agent.log.info(LOGGER, 'Restore original pull-secret after seed creation');
  const pullSecret = node.files.get(STORED_PULL_SECRET);
  if (pullSecret === undefined) {
    throw new Error(
      `failed to read original pull-secret from ${STORED_PULL_SECRET} file: open /host${STORED_PULL_SECRET}: no such file or directory`,
    );
  }
  writePullSecret(agent.context, pullSecret);
  agent.log.info(
    LOGGER,
    'Restore successful and saved SeedGenerator CR removed',
  );
}

/** What was stored is not restored a second time. */
function putAside({ context: { node } }: AgentProcess): void {
  for (const path of [STORED_CR, STORED_SECRET]) {
    const content = node.files.get(path);
    if (content === undefined) continue;
    node.remove(path);
    node.writeFile(`${path}.bak`, content);
  }
}

/** Brings Secret and CR back in the process that took them away; gives the CR. */
export function restoreStored(agent: AgentProcess): KubeObject | undefined {
  const { node, store } = agent.context;
  const secret = node.files.get(STORED_SECRET);
  const object = node.files.get(STORED_CR);
  if (secret !== undefined) recreate(store, JSON.parse(secret));
  const created =
    object === undefined ? undefined : recreate(store, JSON.parse(object));
  putAside(agent);
  return created;
}

function recreate(store: ObjectStore, saved: KubeObject): KubeObject {
  const { name, namespace, labels, annotations, ownerReferences } =
    saved.metadata;
  store.delete(kindNameOfObject(saved), name, namespace);
  const { status: _, ...rest } = saved;
  return store.create({
    ...rest,
    apiVersion: saved.apiVersion,
    kind: saved.kind,
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(ownerReferences ? { ownerReferences } : {}),
    },
  });
}
