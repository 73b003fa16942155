import type { Schema } from './schema';
import { atomicList, mapList, object, oneOf, text } from './schema';
import {
  awsEndpoints,
  cloudLoadBalancer,
  ibmCloudEndpoints,
  immutableOnceSet,
  loadBalancer,
  machineNetworks,
  notedAddresses,
  platformType,
  powerVsEndpoints,
  ruled,
} from './infrastructureParts';

const noted = (type: 'atomic' | 'set' = 'atomic') => ({
  apiServerInternalIP: text(),
  apiServerInternalIPs: notedAddresses('apiServerInternalIPs', type),
  ingressIP: text(),
  ingressIPs: notedAddresses('ingressIPs', type),
  loadBalancer: loadBalancer(),
});
const single = () => object({ apiServerInternalIP: text(), ingressIP: text() });
const onNodes = () => ({
  ...noted(),
  machineNetworks: machineNetworks(),
  nodeDNSIP: text(),
});

const bounded = (maxLength: number, extra: Record<string, unknown> = {}) =>
  text({ maxLength, minLength: 1, ...extra });

const SAME_ITEMS = 'self.all(x, x in oldSelf) && oldSelf.all(x, x in self)';
/** Tags or labels that only the installer gives. */
const givenAtInstallation = (field: string) => ({
  rule: `!has(oldSelf.${field}) && !has(self.${field}) || has(oldSelf.${field}) && has(self.${field})`,
  message: `${field} may only be configured during installation`,
});
const neverChanged = (field: string) =>
  ruled({
    rule: SAME_ITEMS,
    message: `${field} are immutable and may only be configured during installation`,
  });

function alibabaCloud(): Schema {
  return object({
    'region!': text({ pattern: '^[0-9A-Za-z-]+$' }),
    resourceGroupID: text({ pattern: '^(rg-[0-9A-Za-z]+)?$' }),
    resourceTags: {
      ...mapList(
        object({ 'key!': bounded(128), 'value!': bounded(128) }),
        'key',
      ),
      maxItems: 20,
    },
  });
}

function aws(): Schema {
  const tag = (what: string, maxLength: number) =>
    bounded(
      maxLength,
      ruled({
        rule: "self.matches('^[0-9A-Za-z_.:/=+-@ ]+$')",
        message: `invalid AWS resource tag ${what}. The string can contain only the set of alphanumeric characters, space (' '), '_', '.', '/', '=', '+', '-', ':', '@'`,
      }),
    );
  return object({
    cloudLoadBalancerConfig: cloudLoadBalancer({ nullable: true }),
    ipFamily: {
      ...oneOf('IPv4', 'DualStackIPv6Primary', 'DualStackIPv4Primary'),
      default: 'IPv4',
      ...immutableOnceSet('ipFamily is immutable once set'),
    },
    region: text(),
    resourceTags: {
      ...atomicList(
        object({ 'key!': tag('key', 128), 'value!': tag('value', 256) }),
      ),
      maxItems: 25,
    },
    serviceEndpoints: awsEndpoints(),
  });
}

function azure(): Schema {
  return object(
    {
      armEndpoint: text(),
      cloudLoadBalancerConfig: cloudLoadBalancer(),
      cloudName: oneOf(
        '',
        'AzurePublicCloud',
        'AzureUSGovernmentCloud',
        'AzureChinaCloud',
        'AzureGermanCloud',
        'AzureStackCloud',
        'AzureUSSecCloud',
      ),
      networkResourceGroupName: text(),
      resourceGroupName: text(),
      resourceTags: {
        ...atomicList(
          object({
            'key!': bounded(128, {
              pattern: '^[a-zA-Z]([0-9A-Za-z_.-]*[0-9A-Za-z_])?$',
            }),
            'value!': bounded(256, { pattern: '^[0-9A-Za-z_.=+-@]+$' }),
          }),
        ),
        maxItems: 10,
        ...neverChanged('resourceTags'),
      },
    },
    ruled(givenAtInstallation('resourceTags')),
  );
}

function external(): Schema {
  return object(
    {
      cloudControllerManager: object(
        {
          state: {
            ...oneOf('', 'External', 'None'),
            ...ruled({
              rule: 'self == oldSelf',
              message: 'state is immutable once set',
            }),
          },
        },
        ruled({
          rule: '(has(self.state) == has(oldSelf.state)) || (!has(oldSelf.state) && self.state != "External")',
          message: 'state may not be added or removed once set',
        }),
      ),
    },
    ruled({
      rule: 'has(self.cloudControllerManager) == has(oldSelf.cloudControllerManager)',
      message: 'cloudControllerManager may not be added or removed once set',
    }),
  );
}

function gcp(): Schema {
  return object(
    {
      cloudLoadBalancerConfig: cloudLoadBalancer({ nullable: true }),
      projectID: text(),
      region: text(),
      resourceLabels: {
        ...mapList(
          object({
            'key!': bounded(63, {
              pattern: '^[a-z][0-9a-z_-]{0,62}$',
              ...ruled({
                rule: "!self.startsWith('openshift-io') && !self.startsWith('kubernetes-io')",
                message:
                  'label keys must not start with either `openshift-io` or `kubernetes-io`',
              }),
            }),
            'value!': bounded(63, { pattern: '^[0-9a-z_-]{1,63}$' }),
          }),
          'key',
        ),
        maxItems: 32,
        ...neverChanged('resourceLabels'),
      },
      resourceTags: {
        ...mapList(
          object({
            'key!': bounded(63, {
              pattern: '^[a-zA-Z0-9]([0-9A-Za-z_.-]{0,61}[a-zA-Z0-9])?$',
            }),
            'parentID!': bounded(32, {
              pattern: '(^[1-9][0-9]{0,31}$)|(^[a-z][a-z0-9-]{4,28}[a-z0-9]$)',
            }),
            'value!': bounded(63, {
              pattern:
                '^[a-zA-Z0-9]([0-9A-Za-z_.@%=+:,*#&()\\[\\]{}\\-\\s]{0,61}[a-zA-Z0-9])?$',
            }),
          }),
          'key',
        ),
        maxItems: 50,
        ...neverChanged('resourceTags'),
      },
    },
    ruled(
      givenAtInstallation('resourceLabels'),
      givenAtInstallation('resourceTags'),
    ),
  );
}

function ibmCloud(): Schema {
  return object({
    cisInstanceCRN: text(),
    dnsInstanceCRN: text(),
    location: text(),
    providerType: text(),
    resourceGroupName: text(),
    serviceEndpoints: ibmCloudEndpoints(),
  });
}

function powerVs(): Schema {
  return object(
    {
      cisInstanceCRN: text(),
      dnsInstanceCRN: text(),
      region: text(),
      resourceGroup: text({
        maxLength: 40,
        pattern: '^[a-zA-Z0-9-_ ]+$',
        ...immutableOnceSet('resourceGroup is immutable once set'),
      }),
      serviceEndpoints: powerVsEndpoints(),
      zone: text(),
    },
    ruled({
      rule: '!has(oldSelf.resourceGroup) || has(self.resourceGroup)',
      message: 'cannot unset resourceGroup once set',
    }),
  );
}

/** `status` of `Infrastructure`, as openshift/api has it for clusters without preview features. */
export const infrastructureStatus = (): Schema =>
  object({
    apiServerInternalURI: text(),
    apiServerURL: text(),
    controlPlaneTopology: {
      ...oneOf(
        'HighlyAvailable',
        'HighlyAvailableArbiter',
        'SingleReplica',
        'DualReplica',
        'External',
      ),
      default: 'HighlyAvailable',
    },
    cpuPartitioning: { ...oneOf('None', 'AllNodes'), default: 'None' },
    etcdDiscoveryDomain: text(),
    infrastructureName: text(),
    infrastructureTopology: {
      ...oneOf('HighlyAvailable', 'SingleReplica'),
      default: 'HighlyAvailable',
    },
    platform: platformType(),
    platformStatus: object({
      alibabaCloud: alibabaCloud(),
      aws: aws(),
      azure: azure(),
      baremetal: object(onNodes()),
      equinixMetal: single(),
      external: external(),
      gcp: gcp(),
      ibmcloud: ibmCloud(),
      kubevirt: single(),
      nutanix: object(noted('set')),
      openstack: object({ ...onNodes(), cloudName: text() }),
      ovirt: object({ ...noted('set'), nodeDNSIP: text() }),
      powervs: powerVs(),
      type: platformType(),
      vsphere: object(onNodes()),
    }),
  });
