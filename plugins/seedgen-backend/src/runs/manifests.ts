import {
  buildSeedSecret,
  manifestToYaml,
  type ManifestPreview,
  type RunMark,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Without the credential, which is nowhere but in the configuration and on the cluster. */
export function maskedSecret(mark: RunMark): ManifestPreview {
  return {
    name: 'secret-seedgen.yaml',
    yaml: manifestToYaml(buildSeedSecret(mark, undefined)),
  };
}
