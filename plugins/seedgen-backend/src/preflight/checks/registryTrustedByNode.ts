import { X509Certificate } from 'node:crypto';
import type { Check } from '../check';
import { certainPath, trustBy } from '../nodePath';
import { notApplicable, pass, unreadable, warn } from '../outcomes';
import {
  hasAlternativeNames,
  judgeTrust,
  nameOf,
  publicAuthorities,
} from '../trust';
import { readTrustSources, type TrustSource } from './trustSources';

const LOOKED_AT =
  'certificates of the registry; Image cluster (additionalTrustedCA, insecureRegistries), Proxy cluster (trustedCA) and what is inside their ConfigMaps; files of MachineConfigs';

/**
 * The node trusts the certificate that the registry shows. Its push happens while the API is down,
 * and an untrusted certificate ends it there.
 */
export const registryTrustedByNode: Check = {
  id: 'registry-trusted-by-node',
  title: 'Node trusts the registry',
  severity: 'warns',
  kinds: ['generate'],
  timeLimitMs: 60_000,
  async run({ cluster, registries, reference, signal, now }) {
    const registry = reference && registries.forReference(reference);
    if (!registry) {
      return notApplicable('No image on a configured registry was named.');
    }
    const { host } = registry;
    const [shown, sources, path] = await Promise.all([
      registry.readCertificates({ signal }),
      readTrustSources(cluster, reference),
      certainPath(cluster, reference),
    ]);
    // The node's own word is worth more than what configuration says of it, and is said once.
    switch (path && trustBy(path)) {
      case 'accepted':
        return pass(`The node itself accepted the certificate of ${host}.`, {
          lookedAt: `certificate of ${host}, by skopeo on the node`,
          found: 'accepted',
          wanted: 'accepted',
        });
      case 'refused':
        return notApplicable(
          `The node itself was asked and does not accept the certificate of ${host}: see 'Node reaches the registry'.`,
        );
      default:
    }
    if (!shown.ok) return unreadable(shown.failure, LOOKED_AT);
    const chain = shown.value.map(pem => new X509Certificate(pem));
    const evidence = { lookedAt: LOOKED_AT, wanted: `an authority of ${host}` };
    const publicly = judgeTrust(chain, publicAuthorities(), now);
    if (publicly.trusted) {
      return pass(
        `The certificate of ${host} is of the public authority ${publicly.authority}, which every node trusts.`,
        { ...evidence, found: publicly.authority },
      );
    }
    const exempt = sources.find(({ insecure }) => insecure);
    if (!exempt && chain[0] && !hasAlternativeNames(chain[0])) {
      return warn({
        lookedAt: LOOKED_AT,
        found: `certificate for ${nameOf(
          chain[0],
        )} without subject alternative names`,
        wanted: `${host} among the subject alternative names`,
        reasonCode: 'RegistryCertificateWithoutNames',
        message: `The certificate of ${host} has no subject alternative names. Programs that take the common name accept it; podman does not, whoever signed it: x509: certificate relies on legacy Common Name field, use SANs instead.`,
        remedy: `Renew the certificate of ${host} with its name, or its address, as a subject alternative name.`,
      });
    }

    if (exempt) {
      return pass(`The node does not ask for a certificate: ${exempt.name}.`, {
        ...evidence,
        found: exempt.name,
      });
    }
    const judged = sources.map(source => ({
      source,
      verdict: judgeTrust(chain, source.authorities, now),
    }));
    for (const { source, verdict } of judged) {
      if (verdict.trusted) {
        return pass(
          `The node trusts ${verdict.authority}, which the certificate of ${host} is of, by ${source.name}.`,
          { ...evidence, found: `${verdict.authority} in ${source.name}` },
        );
      }
    }
    const unseen = sources.find(({ failure }) => failure);
    if (unseen?.failure) return unreadable(unseen.failure, LOOKED_AT);

    const [, expired] =
      judged
        .map(({ source, verdict }) => [source, verdict] as const)
        .find(([, verdict]) => !verdict.trusted && verdict.authority) ?? [];
    const remedy = `Put the authority into a ConfigMap in openshift-config under the key ${host.replace(
      ':',
      '..',
    )}, and name it in spec.additionalTrustedCA of image.config.openshift.io/cluster.`;
    const found =
      sources.length > 0 ? sources.map(described).join(', ') : 'none';
    if (expired && !expired.trusted) {
      return warn({
        ...evidence,
        found,
        reasonCode: 'RegistryAuthorityExpired',
        message: `The certificate of ${host} leads to ${expired.authority}, which is not valid now; the push would fail with x509: certificate has expired or is not yet valid.`,
        remedy: `Renew it. ${remedy}`,
      });
    }
    return warn({
      ...evidence,
      found,
      reasonCode: 'RegistryAuthorityNotConfigured',
      message:
        sources.length > 0
          ? `None of the authorities that the node is told to trust has signed the certificate of ${host}; the push would fail with x509: certificate signed by unknown authority.`
          : `The certificate of ${host} is of no public authority, and nothing tells the node to trust another one; the push would fail with x509: certificate signed by unknown authority.`,
      remedy,
    });
  },
};

function described({ name, authorities, missing }: TrustSource): string {
  return missing
    ? `${name}, which is not there`
    : `${name} with ${authorities.length} certificate(s)`;
}
