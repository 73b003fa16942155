import { addObject } from '../changes/addObject';
import type { Scenario } from '../Scenario';

const NAME = 'csr-7xk2p';

export const signingRequestPending: Scenario = {
  name: 'signing-request-pending',
  title: 'A certificate signing request waits for approval',
  does: `The kubelet has asked for a serving certificate as ${NAME}, and nobody has approved it.`,
  place: 'health',
  failure: `certificateSigningRequest (csr) ${NAME} not yet approved`,
  apply: cluster =>
    addObject(cluster, {
      apiVersion: 'certificates.k8s.io/v1',
      kind: 'CertificateSigningRequest',
      metadata: { name: NAME },
      spec: {
        request: Buffer.from(
          '-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n',
        ).toString('base64'),
        signerName: 'kubernetes.io/kubelet-serving',
        usages: ['digital signature', 'server auth'],
        username: `system:node:${cluster.spec.hostname}`,
        groups: ['system:nodes', 'system:authenticated'],
      },
    }),
};
