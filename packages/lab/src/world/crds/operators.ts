import type { ResourceDefinition } from '../../apiserver/types';
import { textColumn } from './columns';
import { anything, object, resource, text } from './schema';

/** Operator Lifecycle Manager's kinds, with the columns that `kubectl get csv` and `get sub` print. */
export const clusterServiceVersionDefinition: ResourceDefinition = {
  group: 'operators.coreos.com',
  version: 'v1alpha1',
  kind: 'ClusterServiceVersion',
  plural: 'clusterserviceversions',
  singular: 'clusterserviceversion',
  shortNames: ['csv', 'csvs'],
  categories: ['olm'],
  namespaced: true,
  statusSubresource: true,
  custom: true,
  printerColumns: [
    textColumn('Display', '.spec.displayName'),
    textColumn('Version', '.spec.version'),
    textColumn('Replaces', '.spec.replaces'),
    textColumn('Phase', '.status.phase'),
  ],
  schema: resource({
    specRequired: true,
    spec: object({ 'displayName!': text(), 'install!': anything() }, {
      'x-kubernetes-preserve-unknown-fields': true,
    } as Record<string, unknown>),
    status: anything(),
  }),
};

export const subscriptionDefinition: ResourceDefinition = {
  group: 'operators.coreos.com',
  version: 'v1alpha1',
  kind: 'Subscription',
  plural: 'subscriptions',
  singular: 'subscription',
  shortNames: ['sub', 'subs'],
  categories: ['olm'],
  namespaced: true,
  statusSubresource: true,
  custom: true,
  printerColumns: [
    textColumn('Package', '.spec.name'),
    textColumn('Source', '.spec.source'),
    textColumn('Channel', '.spec.channel'),
  ],
  schema: resource({
    specRequired: true,
    spec: object(
      { 'name!': text(), 'source!': text(), 'sourceNamespace!': text() },
      { 'x-kubernetes-preserve-unknown-fields': true },
    ),
    status: anything(),
  }),
};
