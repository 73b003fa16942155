import { command, newRun, onNode, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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
