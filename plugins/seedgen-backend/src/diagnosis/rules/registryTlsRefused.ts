import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Go, crypto/tls: `remote error: tls: handshake failure` and its other alerts. */
export const registryTlsRefused: Rule = {
  id: 'registry-tls-refused',
  cause: 'The registry and the node do not agree on how to speak TLS',
  explanation:
    'The connection was made, and one side closed the TLS handshake with an alert: no version, cipher or curve in common (a node with FIPS admits fewer), a client certificate that the registry asks for, or a name (SNI) that it does not know. No certificate authority was found wanting, so that another one does not help.',
  match: bySigns({ codes: ['RegistryTlsRefused'] }),
  remedies: subject => [
    command(
      'See from the node how far the handshake gets',
      'The alert stands at its end. "Acceptable client certificate CA names" means that the registry asks for a client certificate.',
      onNode(
        subject,
        `curl --verbose --silent --output /dev/null --max-time 10 ${quoted(
          `https://${subject.registry ?? 'REGISTRY'}/v2/`,
        )}`,
      ),
    ),
    person(
      'Let the registry, or what stands before it, admit what the node offers',
      'TLS 1.2 or 1.3 with a usual cipher, without a client certificate, under the name that the reference has. With a client certificate the node needs it in /etc/containers/certs.d.',
    ),
    newRun,
  ],
};
