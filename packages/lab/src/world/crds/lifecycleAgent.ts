import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn, textColumn } from './columns';
import {
  conditionSchema,
  integer,
  list,
  object,
  oneOf,
  resource,
  text,
  timestamp,
} from './schema';

const pullSpec = () =>
  text({ minLength: 1, pattern: '^([a-z0-9]+://)?[\\S]+$' });
const configMapReferences = () =>
  list(object({ 'name!': text(), 'namespace!': text() }));

/** `SeedGenerator`: a singleton whose spec is fixed at creation. */
export const seedGeneratorDefinition: ResourceDefinition = {
  group: 'lca.openshift.io',
  version: 'v1',
  kind: 'SeedGenerator',
  plural: 'seedgenerators',
  singular: 'seedgenerator',
  shortNames: ['seedgen'],
  namespaced: false,
  statusSubresource: true,
  custom: true,
  printerColumns: [
    ageColumn,
    textColumn('State', '.status.conditions[-1:].type'),
    textColumn('Details', '.status.conditions[-1:].message'),
  ],
  schema: resource(
    {
      spec: object(
        { recertImage: pullSpec(), seedImage: pullSpec() },
        {
          'x-kubernetes-validations': [
            {
              rule: 'self == oldSelf',
              message: 'cannot modify spec, cr must be deleted and recreated',
            },
          ],
        },
      ),
      status: object({
        completedAt: timestamp(),
        conditions: list(conditionSchema()),
        observedGeneration: integer('int64'),
        startedAt: timestamp(),
      }),
    },
    [
      {
        rule: "self.metadata.name == 'seedimage'",
        message: "seedgen is a singleton, metadata.name must be 'seedimage'",
      },
    ],
  ),
};

/** A field of `ImageBasedUpgrade` that may only change while the upgrade is idle. */
const fixedWhileInProgress = (field: string) => ({
  message: `can not change spec.${field} while ibu is in progress`,
  rule:
    `!has(oldSelf.status) || oldSelf.status.conditions.exists(c, c.type=='Idle' && c.status=='True')` +
    ` || self.spec.stage=='Idle' || has(oldSelf.spec.${field}) && has(self.spec.${field})` +
    ` && oldSelf.spec.${field}==self.spec.${field} || !has(self.spec.${field}) && !has(oldSelf.spec.${field})`,
});

/** `ImageBasedUpgrade`: a singleton that Lifecycle Agent makes itself. */
export const imageBasedUpgradeDefinition: ResourceDefinition = {
  group: 'lca.openshift.io',
  version: 'v1',
  kind: 'ImageBasedUpgrade',
  plural: 'imagebasedupgrades',
  singular: 'imagebasedupgrade',
  shortNames: ['ibu'],
  namespaced: false,
  statusSubresource: true,
  custom: true,
  printerColumns: [
    ageColumn,
    textColumn('Desired Stage', '.spec.stage'),
    textColumn('State', '.status.conditions[-1:].reason'),
    textColumn('Details', '.status.conditions[-1:].message'),
  ],
  schema: resource(
    {
      spec: object({
        autoRollbackOnFailure: object({
          initMonitorTimeoutSeconds: integer(undefined, { minimum: 0 }),
        }),
        extraManifests: configMapReferences(),
        oadpContent: configMapReferences(),
        seedImageRef: object({
          image: pullSpec(),
          pullSecretRef: object({ 'name!': text() }),
          version: text(),
        }),
        stage: oneOf('Idle', 'Prep', 'Upgrade', 'Rollback'),
      }),
      status: object({
        conditions: list(conditionSchema()),
        history: list(
          object({
            completionTime: timestamp(),
            phases: list(
              object({
                completionTime: timestamp(),
                phase: text(),
                startTime: timestamp(),
              }),
            ),
            stage: text(),
            startTime: timestamp(),
          }),
        ),
        observedGeneration: integer('int64'),
        rollbackAvailabilityExpiration: timestamp(),
        validNextStages: list(text()),
      }),
    },
    [
      {
        rule: "self.metadata.name == 'upgrade'",
        message: "ibu is a singleton, metadata.name must be 'upgrade'",
      },
      fixedWhileInProgress('seedImageRef'),
      fixedWhileInProgress('oadpContent'),
      fixedWhileInProgress('extraManifests'),
      fixedWhileInProgress('autoRollbackOnFailure'),
      {
        rule:
          '!has(oldSelf.status) || has(oldSelf.status.validNextStages) && self.spec.stage in oldSelf.status.validNextStages' +
          ' || has(oldSelf.spec.stage) && has(self.spec.stage) && oldSelf.spec.stage==self.spec.stage',
        message:
          'the stage transition is not permitted. Please refer to status.validNextStages for valid transitions.' +
          ' If status.validNextStages is not present, it indicates that no transitions are currently allowed',
      },
    ],
  ),
};
