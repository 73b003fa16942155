import {
  buildSeedGenerator,
  buildSeedSecret,
  manifestToYaml,
  type ManifestPreview,
  type RunKind,
  type RunMark,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { MachineRun } from './engine/types';
import type { PartitionMemory } from './kinds/partition/memory';

/** For each kind of run what it puts on its cluster, in that order. */
const MANIFESTS: Record<RunKind, (run: MachineRun) => ManifestPreview[]> = {
  generate: ({ id, requestedBy, request }) => {
    if (request.kind !== 'generate') return [];
    const mark = { runId: id, requestedBy };
    return [
      maskedSecret(mark),
      {
        name: 'seedgenerator-seedimage.yaml',
        yaml: manifestToYaml(buildSeedGenerator(mark, request.seedImage)),
      },
    ];
  },
  // The others delete, or apply what the catalogs of the cluster decide at that moment.
  remedy: ({ id, requestedBy, request }) =>
    request.kind === 'remedy' && request.remedy.action === 'replace-seed-secret'
      ? [maskedSecret({ runId: id, requestedBy })]
      : [],
  // Planned from the disks as they are when the run looks at them, so unknown until then.
  partition: ({ memory }) => {
    const { manifest } = memory as PartitionMemory;
    return manifest
      ? [
          {
            name: `${manifest.metadata.name}.yaml`,
            yaml: manifestToYaml(manifest),
          },
        ]
      : [];
  },
};

/** Without the credential, which is nowhere but in the configuration and on the cluster. */
function maskedSecret(mark: RunMark): ManifestPreview {
  return {
    name: 'secret-seedgen.yaml',
    yaml: manifestToYaml(buildSeedSecret(mark, undefined)),
  };
}

/** What a run applied, or is going to apply, with secrets masked. */
export function manifestsOfRun(run: MachineRun): ManifestPreview[] {
  return MANIFESTS[run.kind](run);
}
