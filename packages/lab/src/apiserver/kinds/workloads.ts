import { age } from '../output/humanDuration';
import { invalidValue, required } from '../schema/fieldCauses';
import { GoLiteral, goStringMap } from '../schema/goValue';
import { StatusCause } from '../statusError';
import { KubeObject, ResourceDefinition } from '../types';
import {
  column,
  printContainers,
  printLabels,
  printSelector,
  wide,
} from './columns';
import {
  containerCauses,
  defaultPodSpec,
  podTemplate,
  rollingUpdate,
} from './podSchema';
import {
  conditions,
  fields,
  flag,
  integer,
  labelSelector,
  root,
  struct,
  text,
} from './schemaBuilders';
import { isDeepStrictEqual } from 'node:util';

const templated = {
  required: ['selector', 'template'],
};

export const deploymentKind: ResourceDefinition = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  plural: 'deployments',
  singular: 'deployment',
  shortNames: ['deploy'],
  categories: ['all'],
  namespaced: true,
  statusSubresource: true,
  schema: root(
    'Declarative updates for pods.',
    {
      spec: struct(
        {
          ...fields(
            'replicas minReadySeconds revisionHistoryLimit progressDeadlineSeconds',
            integer,
          ),
          selector: labelSelector,
          template: podTemplate,
          strategy: struct({ type: text, rollingUpdate }),
          paused: flag,
        },
        templated,
      ),
      status: struct({
        ...fields(
          'observedGeneration replicas updatedReplicas readyReplicas availableReplicas unavailableReplicas terminatingReplicas collisionCount',
          integer,
        ),
        conditions,
      }),
    },
    { required: ['spec'] },
  ),
  printerColumns: [
    column('Ready'),
    column('Up-to-date'),
    column('Available'),
    column('Age'),
    wide('Containers'),
    wide('Images'),
    wide('Selector'),
  ],
  printRow: (deployment, now) => [
    `${deployment.status?.readyReplicas ?? 0}/${
      deployment.spec?.replicas ?? 1
    }`,
    deployment.status?.updatedReplicas ?? 0,
    deployment.status?.availableReplicas ?? 0,
    age(deployment.metadata.creationTimestamp, now),
    ...printContainers(deployment.spec?.template),
    printSelector(deployment.spec?.selector),
  ],
  prepare: draft => {
    const spec = draft.spec ?? {};
    spec.replicas ??= 1;
    defaultPodSpec(spec.template?.spec ?? {});
    spec.revisionHistoryLimit ??= 10;
    spec.progressDeadlineSeconds ??= 600;
    spec.strategy ??= {};
    spec.strategy.type ??= 'RollingUpdate';
    if (spec.strategy.type === 'RollingUpdate') {
      spec.strategy.rollingUpdate ??= {
        maxSurge: '25%',
        maxUnavailable: '25%',
      };
    }
    draft.status ??= {};
  },
  check: selectorCauses,
};

export const replicaSetKind: ResourceDefinition = {
  group: 'apps',
  version: 'v1',
  kind: 'ReplicaSet',
  plural: 'replicasets',
  singular: 'replicaset',
  shortNames: ['rs'],
  categories: ['all'],
  namespaced: true,
  statusSubresource: true,
  schema: root('Keeps a number of replicas of a pod running.', {
    spec: struct(
      {
        ...fields('replicas minReadySeconds', integer),
        selector: labelSelector,
        template: podTemplate,
      },
      { required: ['selector'] },
    ),
    status: struct({
      ...fields(
        'observedGeneration replicas fullyLabeledReplicas readyReplicas availableReplicas',
        integer,
      ),
      conditions,
    }),
  }),
  printerColumns: [
    column('Desired', 'integer'),
    column('Current', 'integer'),
    column('Ready', 'integer'),
    column('Age'),
  ],
  printRow: (set, now) => [
    set.spec?.replicas ?? 1,
    set.status?.replicas ?? 0,
    set.status?.readyReplicas ?? 0,
    age(set.metadata.creationTimestamp, now),
  ],
  check: selectorCauses,
};

export const daemonSetKind: ResourceDefinition = {
  group: 'apps',
  version: 'v1',
  kind: 'DaemonSet',
  plural: 'daemonsets',
  singular: 'daemonset',
  shortNames: ['ds'],
  categories: ['all'],
  namespaced: true,
  statusSubresource: true,
  schema: root(
    'Runs a pod on each node.',
    {
      spec: struct(
        {
          ...fields('minReadySeconds revisionHistoryLimit', integer),
          selector: labelSelector,
          template: podTemplate,
          updateStrategy: struct({ type: text, rollingUpdate }),
        },
        templated,
      ),
      status: struct({
        ...fields(
          'observedGeneration currentNumberScheduled numberMisscheduled desiredNumberScheduled numberReady updatedNumberScheduled numberAvailable numberUnavailable collisionCount',
          integer,
        ),
        conditions,
      }),
    },
    { required: ['spec'] },
  ),
  printerColumns: [
    column('Desired', 'integer'),
    column('Current', 'integer'),
    column('Ready', 'integer'),
    column('Up-to-date', 'integer'),
    column('Available', 'integer'),
    column('Node Selector'),
    column('Age'),
    wide('Containers'),
    wide('Images'),
    wide('Selector'),
  ],
  printRow: (set, now) => [
    set.status?.desiredNumberScheduled ?? 0,
    set.status?.currentNumberScheduled ?? 0,
    set.status?.numberReady ?? 0,
    set.status?.updatedNumberScheduled ?? 0,
    set.status?.numberAvailable ?? 0,
    printLabels(set.spec?.template?.spec?.nodeSelector),
    age(set.metadata.creationTimestamp, now),
    ...printContainers(set.spec?.template),
    printSelector(set.spec?.selector),
  ],
  prepare: draft => {
    const spec = draft.spec ?? {};
    defaultPodSpec(spec.template?.spec ?? {});
    spec.revisionHistoryLimit ??= 10;
    spec.updateStrategy ??= {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    };
    draft.status ??= {};
  },
  check: selectorCauses,
};

function selectorCauses(
  object: KubeObject,
  previous?: KubeObject,
): StatusCause[] {
  const causes: StatusCause[] = [];
  const { selector, template } = object.spec ?? {};
  if (!template) {
    // Go decodes what is missing to an empty template, and complains of what that lacks.
    return [
      ...(selector ? [] : [required('spec.selector')]),
      required('spec.template.spec.containers'),
    ];
  }
  const labels = template?.metadata?.labels;
  const fits = Object.entries(selector?.matchLabels ?? {}).every(
    ([key, value]) => labels?.[key] === value,
  );
  if (!fits) {
    causes.push(
      invalidValue(
        'spec.template.metadata.labels',
        goStringMap(labels),
        '`selector` does not match template `labels`',
      ),
    );
  }
  causes.push(...containerCauses(template.spec ?? {}, 'spec.template.spec'));
  if (previous && !isDeepStrictEqual(selector, previous.spec?.selector)) {
    causes.push(
      invalidValue(
        'spec.selector',
        new GoLiteral(
          `v1.LabelSelector{MatchLabels:${
            goStringMap(selector?.matchLabels).text
          }, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}`,
          selector ?? null,
        ),
        'field is immutable',
      ),
    );
  }
  return causes;
}
