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

/** The node's trust, not the portal's. */
export const registryNotTrusted: Rule = {
  id: 'registry-not-trusted',
  cause: 'The node does not trust the registry’s certificate',
  explanation:
    'The push is made by podman on the node. It trusts the CAs of the node, those of the cluster’s image configuration, and those of the proxy configuration; what the portal trusts does not matter to it.',
  match: bySigns({ codes: ['RegistryNotTrustedByNode'] }),
  remedies: subject => {
    const registry = subject.registry ?? 'REGISTRY:PORT';
    // A key of a ConfigMap has no colon; the image configuration reads two dots as one.
    const key = registry.replace(':', '..');
    return [
      command(
        'See which CAs the cluster adds',
        'The first names a ConfigMap in openshift-config for registries, the second one for everything.',
        [
          `oc get image.config.openshift.io cluster -o jsonpath='{.spec.additionalTrustedCA.name}{"\\n"}'`,
          `oc get proxy.config.openshift.io cluster -o jsonpath='{.spec.trustedCA.name}{"\\n"}'`,
        ].join('\n'),
      ),
      command(
        "Add the registry's CA",
        'Put the file of the CA in place of ca.crt. If the cluster names a ConfigMap already, add the key to that one instead.',
        [
          `oc create configmap seed-registry-ca -n openshift-config ${quoted(
            `--from-file=${key}=ca.crt`,
          )}`,
          `oc patch image.config.openshift.io cluster --type=merge -p '{"spec":{"additionalTrustedCA":{"name":"seed-registry-ca"}}}'`,
        ].join('\n'),
      ),
      command(
        'Try it from the node',
        'An answer of any status, 401 for example, means that the certificate is trusted now.',
        onNode(
          subject,
          `curl --silent --show-error --output /dev/null --write-out '%{http_code}\\n' --cacert ${quoted(
            `/etc/docker/certs.d/${registry}/ca.crt`,
          )} ${quoted(`https://${registry}/v2/`)}`,
        ),
      ),
      newRun,
    ];
  },
};

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
