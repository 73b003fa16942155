import { required } from '../schema/fieldCauses';
import { JsonSchema } from '../schema/jsonSchema';
import { StatusCause } from '../statusError';
import {
  anything,
  conditions,
  fields,
  flag,
  integer,
  intOrString,
  keyedList,
  listOf,
  localReferences,
  quantities,
  struct,
  text,
  textMap,
  time,
} from './schemaBuilders';

const probe = struct({
  exec: struct({ command: listOf(text) }),
  ...fields('httpGet tcpSocket grpc', anything),
  ...fields(
    'initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold terminationGracePeriodSeconds',
    integer,
  ),
});

const container: JsonSchema = struct(
  {
    ...fields(
      'name image workingDir terminationMessagePath terminationMessagePolicy imagePullPolicy restartPolicy',
      text,
    ),
    command: listOf(text),
    args: listOf(text),
    ports: keyedList(
      ['containerPort', 'protocol'],
      struct(
        {
          ...fields('containerPort hostPort', integer),
          ...fields('name hostIP', text),
          protocol: { ...text, default: 'TCP' },
        },
        { required: ['containerPort'] },
      ),
    ),
    env: keyedList(
      ['name'],
      struct(
        { name: text, value: text, valueFrom: anything },
        { required: ['name'] },
      ),
    ),
    envFrom: listOf(anything),
    resources: struct({
      limits: quantities,
      requests: quantities,
      claims: keyedList(['name'], struct({ name: text, request: text })),
    }),
    resizePolicy: listOf(anything),
    volumeMounts: {
      ...keyedList(
        ['mountPath'],
        struct(
          {
            ...fields(
              'name mountPath subPath subPathExpr mountPropagation recursiveReadOnly',
              text,
            ),
            readOnly: flag,
          },
          { required: ['name', 'mountPath'] },
        ),
      ),
    },
    volumeDevices: keyedList(
      ['devicePath'],
      struct(fields('name devicePath', text)),
    ),
    ...fields('livenessProbe readinessProbe startupProbe', probe),
    lifecycle: anything,
    securityContext: anything,
    ...fields('stdin stdinOnce tty', flag),
  },
  { required: ['name'] },
);

export const podSpec: JsonSchema = struct(
  {
    containers: keyedList(['name'], container),
    initContainers: keyedList(['name'], container),
    ephemeralContainers: keyedList(['name'], anything),
    volumes: keyedList(['name'], { ...anything, required: ['name'] }),
    ...fields(
      'restartPolicy dnsPolicy serviceAccountName serviceAccount nodeName hostname subdomain schedulerName priorityClassName preemptionPolicy runtimeClassName',
      text,
    ),
    ...fields(
      'terminationGracePeriodSeconds activeDeadlineSeconds priority',
      integer,
    ),
    ...fields(
      'automountServiceAccountToken hostNetwork hostPID hostIPC hostUsers shareProcessNamespace enableServiceLinks setHostnameAsFQDN',
      flag,
    ),
    nodeSelector: { ...textMap, 'x-kubernetes-map-type': 'atomic' },
    ...fields('affinity dnsConfig os resources', anything),
    securityContext: anything,
    imagePullSecrets: localReferences,
    tolerations: listOf(
      struct({
        ...fields('key operator value effect', text),
        tolerationSeconds: integer,
      }),
    ),
    hostAliases: keyedList(
      ['ip'],
      struct({ ip: text, hostnames: listOf(text) }),
    ),
    readinessGates: listOf(struct({ conditionType: text })),
    overhead: quantities,
    topologySpreadConstraints: keyedList(
      ['topologyKey', 'whenUnsatisfiable'],
      anything,
    ),
    schedulingGates: keyedList(['name'], struct({ name: text })),
    resourceClaims: keyedList(['name'], anything),
  },
  { required: ['containers'], description: 'What the pod is to run.' },
);

const containerStatuses = listOf(
  struct({
    ...fields('name image imageID containerID', text),
    ...fields('ready started', flag),
    restartCount: integer,
    ...fields('state lastState resources', anything),
    allocatedResources: quantities,
    volumeMounts: listOf(anything),
    user: anything,
  }),
);

export const podStatus: JsonSchema = struct(
  {
    conditions,
    ...fields(
      'phase message reason nominatedNodeName hostIP podIP qosClass resize',
      text,
    ),
    hostIPs: listOf(struct({ ip: text })),
    podIPs: keyedList(['ip'], struct({ ip: text })),
    startTime: time,
    ...fields(
      'initContainerStatuses containerStatuses ephemeralContainerStatuses',
      containerStatuses,
    ),
    resourceClaimStatuses: listOf(anything),
    observedGeneration: integer,
  },
  { description: 'What is known of the pod.' },
);

/** The template that workloads make pods from. */
export const podTemplate: JsonSchema = struct({
  metadata: struct({
    ...fields('name generateName namespace', text),
    ...fields('labels annotations', textMap),
    creationTimestamp: time,
    finalizers: listOf(text),
  }),
  spec: podSpec,
});

export const rollingUpdate = struct(
  fields('maxUnavailable maxSurge', intOrString),
);

/** What the API server fills in for every pod and every template of one. */
export function defaultPodSpec(spec: any): void {
  spec.restartPolicy ??= 'Always';
  spec.dnsPolicy ??= 'ClusterFirst';
  spec.schedulerName ??= 'default-scheduler';
  spec.terminationGracePeriodSeconds ??= 30;
  spec.securityContext ??= {};
  const containers = [
    ...(spec.containers ?? []),
    ...(spec.initContainers ?? []),
  ];
  for (const each of containers) {
    each.resources ??= {};
    each.terminationMessagePath ??= '/dev/termination-log';
    each.terminationMessagePolicy ??= 'File';
    const isLatest = /:latest$|^[^:@]+$/.test(each.image ?? '');
    each.imagePullPolicy ??= isLatest ? 'Always' : 'IfNotPresent';
  }
}

/** A pod runs at least one container, and every container an image. */
export function containerCauses(spec: any, path: string): StatusCause[] {
  const containers: any[] = spec.containers ?? [];
  if (containers.length === 0) {
    return [required(`${path}.containers`)];
  }
  return containers.flatMap((each, index) =>
    each.image ? [] : [required(`${path}.containers[${index}].image`)],
  );
}
