import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn } from './columns';
import {
  atomicList,
  conditionSchema,
  integer,
  list,
  mapOf,
  object,
  oneOf,
  resource,
  text,
  timestamp,
} from './schema';

const labelSelector = () =>
  object({
    matchExpressions: atomicList(
      object({
        'key!': text(),
        'operator!': text(),
        values: atomicList(text()),
      }),
    ),
    matchLabels: mapOf(text()),
  });

const actions = () =>
  list(object({ 'action!': text(), message: text() }, {}), {});

/** The fleet's rollout of an image-based upgrade; the lab has the kind, no controller acts on it. */
export const imageBasedGroupUpgradeDefinition: ResourceDefinition = {
  group: 'lcm.openshift.io',
  version: 'v1alpha1',
  kind: 'ImageBasedGroupUpgrade',
  plural: 'imagebasedgroupupgrades',
  singular: 'imagebasedgroupupgrade',
  shortNames: ['ibgu'],
  namespaced: true,
  statusSubresource: true,
  custom: true,
  printerColumns: [ageColumn],
  schema: resource(
    {
      spec: object({
        clusterLabelSelectors: list(labelSelector(), {
          'x-kubernetes-validations': [
            {
              rule: 'self == oldSelf',
              message: 'clusterLabelSelectors is immutable',
            },
          ],
        }),
        'ibuSpec!': object(
          {
            seedImageRef: object({
              image: text({ minLength: 1 }),
              pullSecretRef: object({ 'name!': text() }),
              version: text(),
            }),
            stage: oneOf('Idle', 'Prep', 'Upgrade', 'Rollback'),
          },
          {
            'x-kubernetes-preserve-unknown-fields': true,
            'x-kubernetes-validations': [
              { rule: 'self == oldSelf', message: 'ibuSpec is immutable' },
            ],
          },
        ),
        'plan!': list(
          object({
            'actions!': list(text(), { maxItems: 4 }),
            'rolloutStrategy!': object({
              'maxConcurrency!': integer(),
              timeout: integer(undefined, { default: 240 }),
            }),
          }),
          {
            maxItems: 6,
            'x-kubernetes-validations': [
              {
                rule: 'oldSelf.all(element, element in self)',
                message: 'plan is append only',
              },
            ],
          },
        ),
      }),
      status: object({
        clusters: list(
          object({
            completedActions: actions(),
            currentAction: object({ 'action!': text(), message: text() }),
            failedActions: actions(),
            'name!': text(),
          }),
        ),
        completedAt: timestamp(),
        conditions: list(conditionSchema()),
        observedGeneration: integer('int64'),
        startedAt: timestamp(),
      }),
    },
    [
      {
        rule: 'size(self.metadata.name) < 230',
        message: 'Name length must be less than 230 characters',
      },
    ],
  ),
};
