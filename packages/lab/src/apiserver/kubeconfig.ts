import { stringify } from 'yaml';
import { IssuedCertificate } from '../tls';
import { LabUser } from './types';

/** Kubeconfig text with inline data, as `kubectl` and client libraries read it. */
export function buildKubeconfig(options: {
  cluster: string;
  server: string;
  caPem: string;
  user: LabUser;
  certificate?: IssuedCertificate;
}): string {
  const { cluster, server, caPem, user, certificate } = options;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const context = `${cluster}/${user.name}`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: { server, 'certificate-authority-data': base64(caPem) },
      },
    ],
    users: [
      {
        name: user.name,
        user: certificate
          ? {
              'client-certificate-data': base64(certificate.certificatePem),
              'client-key-data': base64(certificate.privateKeyPem),
            }
          : { token: user.token },
      },
    ],
    contexts: [{ name: context, context: { cluster, user: user.name } }],
    'current-context': context,
  });
}
