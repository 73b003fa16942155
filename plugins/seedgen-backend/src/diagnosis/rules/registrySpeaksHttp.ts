import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Go, net/http: `server gave HTTP response to HTTPS client`. */
export const registrySpeaksHttp: Rule = {
  id: 'registry-speaks-http',
  cause: 'The registry speaks plain HTTP on this port',
  explanation:
    'Podman asks by HTTPS and was answered without TLS. Either the port is the wrong one, or the registry, or what stands before it, has no certificate.',
  match: bySigns({ codes: ['RegistrySpeaksHttp'] }),
  remedies: subject => [
    command(
      'Try both from the node',
      'The port that answers the first is the right one; one that answers the second alone has no TLS.',
      [
        onNode(
          subject,
          `curl --insecure --silent --show-error --output /dev/null --max-time 10 --write-out '%{http_code}\\n' ${quoted(
            `https://${subject.registry ?? 'REGISTRY'}/v2/`,
          )}`,
        ),
        onNode(
          subject,
          `curl --silent --show-error --output /dev/null --max-time 10 --write-out '%{http_code}\\n' ${quoted(
            `http://${subject.registry ?? 'REGISTRY'}/v2/`,
          )}`,
        ),
      ].join('\n'),
    ),
    person(
      'Use the port with TLS, or give the registry a certificate',
      'insecureRegistries of image.config.openshift.io/cluster would make the node accept it, too: anybody on the way could then read the credential and change the image.',
    ),
    newRun,
  ],
};
