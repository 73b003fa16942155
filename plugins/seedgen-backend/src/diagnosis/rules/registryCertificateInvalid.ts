import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Go, crypto/x509: names and dates are looked at apart from who signed. */
export const registryCertificateInvalid: Rule = {
  id: 'registry-certificate-invalid',
  cause: 'The registry’s certificate itself is not valid',
  explanation:
    'Podman, which is written in Go, accepts a certificate only if a subject alternative name (SAN) is the host as it is asked for, and between its two dates. The common name does not count. To trust another CA changes nothing.',
  match: bySigns({
    codes: ['RegistryCertificateInvalid', 'RegistryCertificateExpired'],
  }),
  remedies: subject => [
    command(
      'See what the registry shows',
      'Names, and from when to when it is valid.',
      onNode(
        subject,
        `sh -c ${quoted(
          `openssl s_client -connect ${withPort(
            subject.registry ?? 'REGISTRY',
          )} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName -dates`,
        )}`,
      ),
    ),
    command(
      'Compare the clock of the node',
      'A clock that is wrong makes a good certificate look expired, or not valid yet.',
      onNode(subject, 'chronyc tracking'),
    ),
    person(
      'Renew the certificate of the registry',
      'With its host name, or its address, among the subject alternative names, and by the same CA, which the node trusts already.',
    ),
    newRun,
  ],
};

function withPort(registry: string): string {
  return /:\d+$/.test(registry) ? registry : `${registry}:443`;
}
