import type { Schema } from './schema';
import {
  atomicList,
  integer,
  list,
  mapList,
  object,
  oneOf,
  text,
} from './schema';
import {
  addressesStay,
  awsEndpoints,
  belongsTo,
  desiredAddresses,
  immutableOnceSet,
  machineNetworks,
  platformType,
  powerVsEndpoints,
  ruled,
} from './infrastructureParts';

const addresses = () => ({
  apiServerInternalIPs: desiredAddresses('apiServerInternalIPs'),
  ingressIPs: desiredAddresses('ingressIPs'),
  machineNetworks: machineNetworks(),
});

const named = (maxLength: number) => text({ maxLength, minLength: 1 });
/** Which strings these are is said by the formats that one of them must have. */
const server = (extra: Record<string, unknown> = {}) =>
  text({
    anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }, { format: 'hostname' }],
    maxLength: 255,
    ...extra,
  });

function nutanix(): Schema {
  const identifier = () =>
    object(
      { name: text(), 'type!': oneOf('UUID', 'Name'), uuid: text() },
      ruled(
        ...[
          ['UUID', 'uuid'],
          ['Name', 'name'],
        ].map(([type, field]) => ({
          ...belongsTo(type, field),
          message: `${field} configuration is required when type is ${type}, and forbidden otherwise`,
        })),
      ),
    );
  const endpoint = () =>
    object({
      'address!': text({ maxLength: 256 }),
      'port!': integer('int32', { maximum: 65535, minimum: 1 }),
    });
  return object({
    failureDomains: mapList(
      object({
        'cluster!': identifier(),
        'name!': text({
          maxLength: 64,
          minLength: 1,
          pattern: '[a-z0-9]([-a-z0-9]*[a-z0-9])?',
        }),
        'subnets!': { ...atomicList(identifier()), maxItems: 1, minItems: 1 },
      }),
      'name',
    ),
    'prismCentral!': endpoint(),
    'prismElements!': mapList(
      object({ 'endpoint!': endpoint(), 'name!': text({ maxLength: 256 }) }),
      'name',
    ),
  });
}

/** A zone that is of one type needs a region of another. */
const regionFor = (zone: string, region: string) => ({
  rule: `has(self.zoneAffinity) && self.zoneAffinity.type == '${zone}' ?  has(self.regionAffinity) && self.regionAffinity.type == '${region}' : true`,
  message: `when zoneAffinity type is ${zone}, regionAffinity type must be ${region}`,
});

function vSphereFailureDomains(): Schema {
  const path = (pattern: string, extra = {}) =>
    text({ maxLength: 2048, pattern, ...extra });
  return mapList(
    object(
      {
        'name!': named(256),
        'region!': named(80),
        regionAffinity: object({
          'type!': oneOf('ComputeCluster', 'Datacenter'),
        }),
        'server!': server({ minLength: 1 }),
        'topology!': object({
          'computeCluster!': path('^/.*?/host/.*?'),
          'datacenter!': text({ maxLength: 80 }),
          'datastore!': path('^/.*?/datastore/.*?'),
          folder: path('^/.*?/vm/.*?'),
          'networks!': { ...atomicList(text()), maxItems: 10, minItems: 1 },
          resourcePool: path('^/.*?/host/.*?/Resources.*'),
          template: path('^/.*?/vm/.*?', { minLength: 1 }),
        }),
        'zone!': named(80),
        zoneAffinity: object(
          {
            hostGroup: object({
              'hostGroup!': named(80),
              'vmGroup!': named(80),
              'vmHostRule!': named(80),
            }),
            'type!': oneOf('HostGroup', 'ComputeCluster'),
          },
          ruled(belongsTo('HostGroup', 'hostGroup')),
        ),
      },
      ruled(
        regionFor('HostGroup', 'ComputeCluster'),
        regionFor('ComputeCluster', 'Datacenter'),
      ),
    ),
    'name',
  );
}

function vSphere(): Schema {
  const cidr = () => text({ format: 'cidr' });
  const network = () =>
    object({
      excludeNetworkSubnetCidr: atomicList(cidr()),
      network: text(),
      networkSubnetCidr: list(cidr(), { 'x-kubernetes-list-type': 'set' }),
    });
  return object(
    {
      ...addresses(),
      failureDomains: vSphereFailureDomains(),
      nodeNetworking: object({ external: network(), internal: network() }),
      vcenters: {
        ...atomicList(
          object({
            'datacenters!': list(text(), {
              'x-kubernetes-list-type': 'set',
              minItems: 1,
            }),
            port: integer('int32', { maximum: 32767, minimum: 1 }),
            'server!': server(),
          }),
        ),
        maxItems: 3,
        minItems: 1,
        ...ruled({
          rule: 'self.all(x, self.exists_one(y, y.server == x.server))',
          message: 'vcenters must have unique server values',
        }),
      },
    },
    addressesStay(),
  );
}

/** `spec` of `Infrastructure`, as openshift/api has it for clusters without preview features. */
export const infrastructureSpec = (): Schema =>
  object({
    cloudConfig: object({ key: text(), name: text() }),
    platformSpec: object(
      {
        alibabaCloud: object({}),
        aws: object({ serviceEndpoints: awsEndpoints() }),
        azure: object({}),
        baremetal: object(addresses(), addressesStay()),
        equinixMetal: object({}),
        external: object({
          platformName: text({
            default: 'Unknown',
            ...immutableOnceSet(
              'platform name cannot be changed once set',
              'Unknown',
            ),
          }),
        }),
        gcp: object({}),
        ibmcloud: object({}),
        kubevirt: object({}),
        nutanix: nutanix(),
        openstack: object(addresses(), addressesStay()),
        ovirt: object({}),
        powervs: object({ serviceEndpoints: powerVsEndpoints() }),
        type: platformType(),
        vsphere: vSphere(),
      },
      ruled({
        rule: '!has(oldSelf.vsphere) && has(self.vsphere) ? (has(self.vsphere.vcenters) && size(self.vsphere.vcenters) < 2) : true',
        message:
          'vcenters can have at most 1 item when configured post-install',
      }),
    ),
  });
