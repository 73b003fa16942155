import { age } from '../output/humanDuration';
import { ResourceDefinition } from '../types';
import { column, orNone, wide } from './columns';
import {
  anything,
  conditions,
  fields,
  flag,
  integer,
  keyedList,
  listOf,
  objectReference,
  quantities,
  root,
  setOf,
  struct,
  text,
  textMap,
  time,
} from './schemaBuilders';

export const namespaceKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  namespaced: false,
  statusSubresource: true,
  lacksVerbs: ['deletecollection'],
  schema: root('A scope for names.', {
    spec: struct({ finalizers: listOf(text) }),
    status: struct({ phase: text, conditions }),
  }),
  printerColumns: [column('Status'), column('Age')],
  printRow: (namespace, now) => [
    namespace.status?.phase ?? '',
    age(namespace.metadata.creationTimestamp, now),
  ],
  prepare: (draft, previous) => {
    if (!previous) {
      draft.spec = { finalizers: ['kubernetes'] };
    }
    if (draft.metadata.name) {
      draft.metadata.labels = {
        ...draft.metadata.labels,
        'kubernetes.io/metadata.name': draft.metadata.name,
      };
    }
    draft.status ??= { phase: 'Active' };
  },
};

const ROLE_LABEL = 'node-role.kubernetes.io/';

export const nodeKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  singular: 'node',
  shortNames: ['no'],
  namespaced: false,
  statusSubresource: true,
  schema: root('A worker machine.', {
    spec: struct({
      ...fields('podCIDR providerID externalID', text),
      podCIDRs: setOf(text),
      unschedulable: flag,
      taints: listOf(
        struct({ ...fields('key value effect', text), timeAdded: time }),
      ),
      configSource: anything,
    }),
    status: struct({
      ...fields('capacity allocatable', quantities),
      phase: text,
      conditions,
      addresses: keyedList(['type'], struct(fields('type address', text))),
      ...fields('daemonEndpoints nodeInfo config features', anything),
      images: listOf(struct({ names: listOf(text), sizeBytes: integer })),
      volumesInUse: listOf(text),
      volumesAttached: listOf(anything),
      runtimeHandlers: listOf(anything),
    }),
  }),
  printerColumns: [
    column('Status'),
    column('Roles'),
    column('Age'),
    column('Version'),
    wide('Internal-IP'),
    wide('External-IP'),
    wide('OS-Image'),
    wide('Kernel-Version'),
    wide('Container-Runtime'),
  ],
  printRow: (node, now) => {
    const ready = (node.status?.conditions ?? []).find(
      (each: any) => each.type === 'Ready',
    );
    const states: Record<string, string> = { True: 'Ready', False: 'NotReady' };
    const status = ready ? states[ready.status] ?? 'NotReady' : 'Unknown';
    const roles = Object.keys(node.metadata.labels ?? {})
      .filter(label => label.startsWith(ROLE_LABEL))
      .map(label => label.slice(ROLE_LABEL.length))
      .sort();
    const address = (type: string) =>
      orNone(
        (node.status?.addresses ?? []).find((each: any) => each.type === type)
          ?.address,
      );
    const info = node.status?.nodeInfo ?? {};
    return [
      node.spec?.unschedulable ? `${status},SchedulingDisabled` : status,
      orNone(roles.join(',')),
      age(node.metadata.creationTimestamp, now),
      info.kubeletVersion ?? '',
      address('InternalIP'),
      address('ExternalIP'),
      info.osImage || '<unknown>',
      info.kernelVersion || '<unknown>',
      info.containerRuntimeVersion || '<unknown>',
    ];
  },
};

export const serviceKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'Service',
  plural: 'services',
  singular: 'service',
  shortNames: ['svc'],
  categories: ['all'],
  namespaced: true,
  statusSubresource: true,
  schema: root('A named abstraction of a service that pods offer.', {
    spec: struct({
      ports: keyedList(
        ['port', 'protocol'],
        struct(
          {
            ...fields('name appProtocol', text),
            protocol: { ...text, default: 'TCP' },
            ...fields('port nodePort', integer),
            targetPort: { 'x-kubernetes-int-or-string': true },
          },
          { required: ['port'] },
        ),
      ),
      selector: { ...textMap, 'x-kubernetes-map-type': 'atomic' },
      ...fields(
        'clusterIP type sessionAffinity loadBalancerIP externalName externalTrafficPolicy internalTrafficPolicy ipFamilyPolicy loadBalancerClass trafficDistribution',
        text,
      ),
      ...fields(
        'clusterIPs externalIPs loadBalancerSourceRanges ipFamilies',
        listOf(text),
      ),
      ...fields('publishNotReadyAddresses allocateLoadBalancerNodePorts', flag),
      healthCheckNodePort: integer,
      sessionAffinityConfig: anything,
    }),
    status: struct({ loadBalancer: anything, conditions }),
  }),
  printerColumns: [
    column('Type'),
    column('Cluster-IP'),
    column('External-IP'),
    column('Port(s)'),
    column('Age'),
    wide('Selector'),
  ],
  printRow: (service, now) => [
    service.spec?.type ?? 'ClusterIP',
    orNone(service.spec?.clusterIP),
    '<none>',
    orNone(
      (service.spec?.ports ?? [])
        .map((each: any) => `${each.port}/${each.protocol ?? 'TCP'}`)
        .join(','),
    ),
    age(service.metadata.creationTimestamp, now),
    orNone(
      Object.entries(service.spec?.selector ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
    ),
  ],
  prepare: draft => {
    draft.spec ??= {};
    draft.spec.type ??= 'ClusterIP';
    draft.spec.sessionAffinity ??= 'None';
    for (const port of draft.spec.ports ?? []) {
      port.targetPort ??= port.port;
    }
    draft.status ??= { loadBalancer: {} };
  },
};

export const eventKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'Event',
  plural: 'events',
  singular: 'event',
  shortNames: ['ev'],
  namespaced: true,
  statusSubresource: false,
  schema: root(
    'A report of something that happened in the cluster.',
    {
      ...fields(
        'reason message type action reportingComponent reportingInstance',
        text,
      ),
      ...fields('firstTimestamp lastTimestamp eventTime', time),
      count: integer,
      involvedObject: objectReference,
      related: objectReference,
      source: struct(fields('component host', text)),
      series: anything,
    },
    { required: ['involvedObject'] },
  ),
  printerColumns: [
    column('Last Seen'),
    column('Type'),
    column('Reason'),
    column('Object'),
    wide('Subobject'),
    wide('Source'),
    column('Message'),
    wide('First Seen'),
    wide('Count'),
    wide('Name'),
  ],
  printRow: (event, now) => {
    const first = event.firstTimestamp ?? event.eventTime;
    const object = event.involvedObject ?? {};
    return [
      age(event.lastTimestamp ?? first, now),
      event.type ?? '',
      event.reason ?? '',
      `${String(object.kind ?? '').toLowerCase()}/${object.name ?? ''}`,
      object.fieldPath ?? '',
      [event.source?.component, event.source?.host].filter(Boolean).join(', '),
      String(event.message ?? '').trim(),
      age(first, now),
      event.count ?? 1,
      event.metadata.name,
    ];
  },
};

export const leaseKind: ResourceDefinition = {
  group: 'coordination.k8s.io',
  version: 'v1',
  kind: 'Lease',
  plural: 'leases',
  singular: 'lease',
  namespaced: true,
  statusSubresource: false,
  schema: root('Who leads, and until when.', {
    spec: struct({
      ...fields('holderIdentity preferredHolder strategy', text),
      ...fields('leaseDurationSeconds leaseTransitions', integer),
      ...fields('acquireTime renewTime', time),
    }),
  }),
  printerColumns: [column('Holder'), column('Age')],
  printRow: (lease, now) => [
    lease.spec?.holderIdentity ?? '',
    age(lease.metadata.creationTimestamp, now),
  ],
};
