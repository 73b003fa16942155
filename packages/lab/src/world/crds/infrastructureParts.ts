import type { Rule, Schema } from './schema';
import { atomicList, list, mapList, object, oneOf, text } from './schema';

/** What a CEL rule adds to a schema. */
export const ruled = (...rules: Rule[]) => ({
  'x-kubernetes-validations': rules,
});

/** `type` of the platform, in spec and status. */
export const platformType = () =>
  oneOf(
    '',
    'AWS',
    'Azure',
    'BareMetal',
    'GCP',
    'Libvirt',
    'OpenStack',
    'None',
    'VSphere',
    'oVirt',
    'IBMCloud',
    'KubeVirt',
    'EquinixMetal',
    'PowerVS',
    'AlibabaCloud',
    'Nutanix',
    'External',
  );

const TWO_FAMILIES =
  'size(self) == 2 && isIP(self[0]) && isIP(self[1]) ? ip(self[0]).family() != ip(self[1]).family() : true';

const oneOfEachFamily = (field: string, rule: string): Rule => ({
  rule,
  message: `${field} must contain at most one IPv4 address and at most one IPv6 address`,
});

export const ipAddress = () =>
  text({
    maxLength: 39,
    minLength: 1,
    ...ruled({
      rule: 'isIP(self)',
      message: 'value must be a valid IP address',
    }),
  });

/** Addresses that somebody sets, each of which must be one. */
export const desiredAddresses = (field: string): Schema => ({
  ...atomicList(ipAddress()),
  maxItems: 2,
  ...ruled(oneOfEachFamily(field, TWO_FAMILIES)),
});

/** Addresses that the installer has noted; `format` has no meaning at a list. */
export const notedAddresses = (
  field: string,
  type: 'atomic' | 'set' = 'atomic',
): Schema =>
  list(text(), {
    'x-kubernetes-list-type': type,
    format: 'ip',
    maxItems: 2,
    ...ruled(oneOfEachFamily(field, `self == oldSelf || (${TWO_FAMILIES})`)),
  });

export const machineNetworks = (): Schema => ({
  ...atomicList(
    text({
      maxLength: 43,
      minLength: 1,
      ...ruled({
        rule: 'isCIDR(self)',
        message: 'value must be a valid CIDR network address',
      }),
    }),
  ),
  maxItems: 32,
  ...ruled({ rule: 'self.all(x, self.exists_one(y, x == y))' }),
});

/** Rules of a platform whose addresses stay once they are set. */
export const addressesStay = () =>
  ruled(
    ...['apiServerInternalIPs', 'ingressIPs'].map(field => ({
      rule: `!has(oldSelf.${field}) || has(self.${field})`,
      message: `${field} list is required once set`,
    })),
  );

export const immutableOnceSet = (message: string, unset = '') =>
  ruled({ rule: `oldSelf == '${unset}' || self == oldSelf`, message });

export const loadBalancer = () =>
  object(
    {
      type: {
        ...oneOf('OpenShiftManagedDefault', 'UserManaged'),
        default: 'OpenShiftManagedDefault',
        ...immutableOnceSet('type is immutable once set'),
      },
    },
    { default: { type: 'OpenShiftManagedDefault' } },
  );

const balancerAddresses = () =>
  list(ipAddress(), {
    'x-kubernetes-list-type': 'set',
    format: 'ip',
    maxItems: 16,
  });

export const cloudLoadBalancer = (extra: Record<string, unknown> = {}) =>
  object(
    {
      clusterHosted: object({
        apiIntLoadBalancerIPs: balancerAddresses(),
        apiLoadBalancerIPs: balancerAddresses(),
        ingressLoadBalancerIPs: balancerAddresses(),
      }),
      dnsType: {
        ...oneOf('ClusterHosted', 'PlatformDefault'),
        default: 'PlatformDefault',
        ...immutableOnceSet('dnsType is immutable'),
      },
    },
    {
      default: { dnsType: 'PlatformDefault' },
      ...ruled({
        rule: "has(self.dnsType) && self.dnsType != 'ClusterHosted' ? !has(self.clusterHosted) : true",
        message:
          'clusterHosted is permitted only when dnsType is ClusterHosted',
      }),
      ...extra,
    },
  );

export const awsEndpoints = () =>
  atomicList(
    object({
      name: text({ pattern: '^[a-z0-9-]+$' }),
      url: text({ pattern: '^https://' }),
    }),
  );

const CLOUD_SERVICES = [
  'CIS',
  'COS',
  'COSConfig',
  'DNSServices',
  'GlobalCatalog',
  'GlobalSearch',
  'GlobalTagging',
  'HyperProtect',
  'IAM',
  'KeyProtect',
  'ResourceController',
  'ResourceManager',
  'VPC',
];

export const powerVsEndpoints = () =>
  mapList(
    object({
      'name!': oneOf('Power', ...CLOUD_SERVICES),
      'url!': text({ format: 'uri', pattern: '^https://' }),
    }),
    'name',
  );

export const ibmCloudEndpoints = () =>
  mapList(
    object({
      'name!': oneOf(...CLOUD_SERVICES),
      'url!': text({
        maxLength: 300,
        ...ruled({
          rule: 'isURL(self)',
          message: 'url must be a valid absolute URL',
        }),
      }),
    }),
    'name',
  );

/** A field that belongs to one type, and to no other. */
export const belongsTo = (type: string, field: string): Rule => ({
  rule: `has(self.type) && self.type == '${type}' ?  has(self.${field}) : !has(self.${field})`,
  message: `${field} is required when type is ${type}, and forbidden otherwise`,
});
