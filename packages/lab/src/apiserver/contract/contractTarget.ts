import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLabClock } from '../../clock';
import { createCertificateAuthority } from '../../tls';
import { createApiServer } from '../createApiServer';
import { KubeconfigClient } from './kubeconfigClient';

/** An API server to hold against the contract, with a namespace and kinds of the suite's own. */
export interface ContractTarget {
  client: KubeconfigClient;
  /** True for a server that is not ours, named by `LAB_CONTRACT_KUBECONFIG`. */
  isForeign: boolean;
  /** Minor version of its Kubernetes. */
  minor: number;
  /** A refused value as this server shows it: from Kubernetes 1.34 on as JSON, before as Go has it. */
  shown: (go: string, json: string) => string;
  namespace: string;
  /** Group of the suite's two custom kinds, `widgets` (namespaced) and `singles` (cluster). */
  group: string;
  core: (plural: string, name?: string) => string;
  widgets: (name?: string, subresource?: string) => string;
  singles: (name?: string) => string;
  close(): Promise<void>;
}

const CRD_PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const SERVED_ATTEMPTS = 100;

/**
 * Connects to the cluster of `LAB_CONTRACT_KUBECONFIG`, or to an API server of the lab started for
 * it, and prepares what the suite needs. `close` deletes all of that again.
 */
export async function openContractTarget(
  options: {
    /** Of the lab's API server; a real one is what it is. */
    kubernetesVersion?: string;
  } = {},
): Promise<ContractTarget> {
  const file = process.env.LAB_CONTRACT_KUBECONFIG;
  const server = file
    ? undefined
    : await startLabServer(options.kubernetesVersion);
  const kubeconfig = file
    ? readFileSync(file, 'utf8')
    : server!.kubeconfigFor('admin');
  const client = new KubeconfigClient(kubeconfig, file && dirname(file));
  const suffix = randomBytes(3).toString('hex');
  const namespace = `lab-contract-${suffix}`;
  const group = `c${suffix}.contract.example`;
  const definitions = [widgetDefinition(group), singleDefinition(group)];

  await client.post('/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  for (const each of definitions) {
    const created = await client.post(CRD_PATH, each);
    if (created.code !== 201) {
      throw new Error(`The suite's kind was refused: ${created.text}`);
    }
  }
  await untilServed(client, `/apis/${group}/v1/singles`);
  await untilServed(client, `/apis/${group}/v1/widgets`);

  const { body: version } = await client.get('/version');
  const minor = Number.parseInt(version.minor, 10);

  const part = (name?: string) => (name ? `/${name}` : '');
  return {
    client,
    isForeign: Boolean(file),
    minor,
    shown: (go, json) => (minor >= 34 ? json : go),
    namespace,
    group,
    core: (plural, name) =>
      `/api/v1/namespaces/${namespace}/${plural}${part(name)}`,
    widgets: (name, subresource) =>
      `/apis/${group}/v1/namespaces/${namespace}/widgets${part(name)}${part(
        subresource,
      )}`,
    singles: name => `/apis/${group}/v1/singles${part(name)}`,
    close: async () => {
      for (const { metadata } of definitions) {
        await client.delete(`${CRD_PATH}/${metadata.name}`);
      }
      await client.delete(`/api/v1/namespaces/${namespace}`);
      client.close();
      await server?.stop();
    },
  };
}

/** A real server needs a moment until it serves a new kind. */
async function untilServed(
  client: KubeconfigClient,
  path: string,
): Promise<void> {
  for (let attempt = 0; attempt < SERVED_ATTEMPTS; attempt += 1) {
    const { code } = await client.get(path);
    if (code === 200) {
      return;
    }
    await delay(100);
  }
  throw new Error(`${path} is not served`);
}

async function startLabServer(kubernetesVersion: string | undefined) {
  const server = await createApiServer({
    kubernetesVersion,
    name: 'contract',
    port: 0,
    authority: await createCertificateAuthority('contract-ca'),
    users: [{ name: 'admin', groups: ['system:masters'], token: 'a-token' }],
    clock: createLabClock(1),
    pods: {
      logs: async function* logs() {
        yield 'a line';
      },
      exec: async () => ({ stdout: '', stderr: '', exitCode: 0 }),
    },
    kubelet: { statsSummary: () => ({}) },
  });
  await server.start();
  return server;
}

function definition(
  group: string,
  names: {
    kind: string;
    plural: string;
    singular: string;
    shortNames?: string[];
  },
  scope: string,
  version: Record<string, unknown>,
) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${names.plural}.${group}` },
    spec: {
      group,
      names,
      scope,
      versions: [{ name: 'v1', served: true, storage: true, ...version }],
    },
  };
}

/** A kind with one of each: defaults, bounds, lists by key, status, printer columns. */
function widgetDefinition(group: string) {
  const text = { type: 'string' };
  return definition(
    group,
    {
      kind: 'Widget',
      plural: 'widgets',
      singular: 'widget',
      shortNames: ['wd'],
    },
    'Namespaced',
    {
      subresources: { status: {} },
      additionalPrinterColumns: [
        { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
        {
          name: 'Ready',
          type: 'string',
          jsonPath: '.status.conditions[?(@.type=="Ready")].status',
        },
        {
          name: 'Last',
          type: 'string',
          jsonPath: '.status.conditions[-1:].type',
        },
        {
          name: 'Age',
          type: 'date',
          jsonPath: '.metadata.creationTimestamp',
        },
      ],
      schema: {
        openAPIV3Schema: {
          type: 'object',
          properties: {
            spec: {
              type: 'object',
              required: ['size'],
              properties: {
                size: { type: 'integer', minimum: 1, maximum: 10 },
                mode: {
                  type: 'string',
                  enum: ['Fast', 'Slow'],
                  default: 'Slow',
                },
                image: { type: 'string', pattern: '^[a-z/:]+$' },
                title: { type: 'string', minLength: 2, maxLength: 5 },
                tags: { type: 'array', maxItems: 2, items: text },
                parts: {
                  type: 'array',
                  'x-kubernetes-list-type': 'map',
                  'x-kubernetes-list-map-keys': ['name'],
                  items: {
                    type: 'object',
                    required: ['name'],
                    properties: { name: text, value: text },
                  },
                },
                free: {
                  type: 'object',
                  'x-kubernetes-preserve-unknown-fields': true,
                },
              },
            },
            status: {
              type: 'object',
              properties: {
                conditions: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: { type: text, status: text },
                  },
                },
              },
            },
          },
        },
      },
    },
  );
}

/** A kind with rules: one name only, and a spec that never changes. */
function singleDefinition(group: string) {
  return definition(
    group,
    { kind: 'Single', plural: 'singles', singular: 'single' },
    'Cluster',
    {
      schema: {
        openAPIV3Schema: {
          type: 'object',
          properties: {
            spec: {
              type: 'object',
              properties: { image: { type: 'string', minLength: 1 } },
              'x-kubernetes-validations': [
                { rule: 'self == oldSelf', message: 'spec never changes' },
              ],
            },
          },
          'x-kubernetes-validations': [
            {
              rule: "self.metadata.name == 'only'",
              message: "there is one, metadata.name must be 'only'",
            },
          ],
        },
      },
    },
  );
}
