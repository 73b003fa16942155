import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { runningStatus } from './podStatus';
import { toTimestamp } from './ClusterPods';

const DEPLOYMENT = 'apps/Deployment';

/** Keeps a Deployment at no pod or at one, as its `replicas` say; rollouts are not simulated. */
export class DeploymentController {
  constructor(private readonly context: ClusterContext) {}

  start(): void {
    const { store } = this.context;
    store.onChange(DEPLOYMENT, event => {
      const { type, object, previous } = event;
      if (type === 'DELETED') {
        this.#removePods(object);
      } else if (previous?.spec?.replicas !== object.spec?.replicas) {
        this.#scale(object);
      }
    });
    store.onChange('Pod', event => {
      const { namespace, ownerReferences } = event.object.metadata;
      for (const each of store.list(DEPLOYMENT, namespace)) {
        if (ownerReferences?.some(owner => isOwnedBy(owner, each))) {
          this.#count(each);
        }
      }
    });
  }

  #scale(deployment: KubeObject): void {
    const { spec, clock } = this.context;
    const { name, namespace } = deployment.metadata;
    if (deployment.spec.replicas === 0) {
      this.#removePods(deployment);
    } else if (!this.#podsOf(deployment).length) {
      const owner = `${name}-6c5f7b9d4c`;
      const pod: KubeObject = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: `${owner}-start`,
          namespace,
          labels: deployment.spec.template.metadata.labels,
          annotations: deployment.spec.template.metadata.annotations,
          ownerReferences: [
            {
              apiVersion: 'apps/v1',
              kind: 'ReplicaSet',
              name: owner,
              uid: deployment.metadata.uid,
              controller: true,
            },
          ],
        },
        spec: {
          ...deployment.spec.template.spec,
          nodeName: spec.hostname,
          restartPolicy: 'Always',
        },
      };
      pod.status = runningStatus(
        pod,
        spec.nodeIp,
        '10.128.0.99',
        toTimestamp(clock.now()),
      );
      this.context.pods.createReplacement(pod);
    }
    this.#count(deployment);
  }

  #removePods(deployment: KubeObject): void {
    const { store } = this.context;
    for (const { metadata } of this.#podsOf(deployment)) {
      // Without its owner nothing replaces it.
      store.update('Pod', metadata.name, metadata.namespace, draft => {
        delete draft.metadata.ownerReferences;
      });
      store.delete('Pod', metadata.name, metadata.namespace);
    }
  }

  #podsOf(deployment: KubeObject): KubeObject[] {
    return this.context.store
      .list('Pod', deployment.metadata.namespace)
      .filter(pod =>
        pod.metadata.ownerReferences?.some(owner =>
          isOwnedBy(owner, deployment),
        ),
      );
  }

  #count(deployment: KubeObject): void {
    const { store } = this.context;
    const { name, namespace } = deployment.metadata;
    if (!store.get(DEPLOYMENT, name, namespace)) {
      return;
    }
    const pods = this.#podsOf(deployment);
    const ready = pods.filter(pod =>
      (pod.status?.conditions ?? []).some(
        (each: any) => each.type === 'Ready' && each.status === 'True',
      ),
    ).length;
    store.updateStatus(DEPLOYMENT, name, namespace, draft => {
      draft.status = {
        ...draft.status,
        replicas: pods.length,
        updatedReplicas: pods.length,
        readyReplicas: ready,
        availableReplicas: ready,
      };
    });
  }
}

/** A pod's ReplicaSet is named after its Deployment and a hash. */
function isOwnedBy(owner: any, deployment: KubeObject): boolean {
  return (
    owner.kind === 'ReplicaSet' &&
    owner.name.replace(/-[^-]+$/, '') === deployment.metadata.name
  );
}
