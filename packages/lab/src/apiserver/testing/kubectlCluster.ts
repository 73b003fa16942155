import { createLabClock } from '../../clock';
import { createCertificateAuthority } from '../../tls';
import { createApiServer } from '../createApiServer';
import { StatusError } from '../statusError';
import { LabApiServer, ResourceDefinition } from '../types';

const seedGenerator: ResourceDefinition = {
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
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    {
      name: 'State',
      type: 'string',
      jsonPath: '.status.conditions[-1:].type',
    },
    {
      name: 'Details',
      type: 'string',
      jsonPath: '.status.conditions[-1:].message',
    },
  ],
  schema: {
    type: 'object',
    description: 'Asks for a seed image.',
    properties: {
      spec: {
        type: 'object',
        description: 'What to make.',
        properties: {
          seedImage: {
            type: 'string',
            description: 'Where to push the image.',
            pattern: '^([a-z0-9]+://)?[\\S]+$',
          },
        },
        'x-kubernetes-validations': [
          {
            rule: 'self == oldSelf',
            message: 'cannot modify spec, cr must be deleted and recreated',
          },
        ],
      },
      status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
    'x-kubernetes-validations': [
      {
        rule: "self.metadata.name == 'seedimage'",
        message: "seedgen is a singleton, metadata.name must be 'seedimage'",
      },
    ],
  },
};

/** A started API server with users `admin`, `operator` and `guest`, a custom kind and two pods. */
export async function startKubectlCluster(): Promise<LabApiServer> {
  const server = await createApiServer({
    name: 'sno1',
    port: 0,
    authority: await createCertificateAuthority('lab-ca'),
    users: [
      { name: 'admin', groups: ['system:masters'], token: 'admin-token' },
      {
        name: 'operator',
        groups: ['system:masters'],
        clientCertificate: true,
      },
      { name: 'guest', groups: ['guests'], token: 'guest-token' },
    ],
    clock: createLabClock(1),
    pods: {
      logs: async function* logs({ pod, follow, signal }) {
        yield `first of ${pod}`;
        if (follow) {
          await new Promise(resolve => setTimeout(resolve, 100));
          if (!signal.aborted) {
            yield `second of ${pod}`;
          }
        }
      },
      exec: async ({ command }) => {
        if (command[0] === 'missing') {
          throw new StatusError(500, 'InternalError', 'no such file');
        }
        return command[0] === 'false'
          ? { stdout: '', stderr: 'it failed\n', exitCode: 3 }
          : { stdout: `${command.join(' ')}\n`, stderr: '', exitCode: 0 };
      },
    },
    kubelet: { statsSummary: nodeName => ({ node: { nodeName } }) },
  });
  await server.start();
  server.store.register(seedGenerator);
  for (const name of ['agent-a', 'agent-b']) {
    server.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default', labels: { app: 'agent' } },
      spec: { containers: [{ name: 'main', image: 'registry.example/a:1' }] },
    });
  }
  return server;
}
