import type { StoragePlan } from '@seedgen/backstage-plugin-seedgen-common';
import { oneLine } from '../text';
import { optionOf, type ManifestStrategy } from './manifestFiles';

const WHAT_TO_DO: Record<ManifestStrategy, (files: string[]) => string[]> = {
  'install-time': ([override, machineConfig]) => [
    'Take **one** of the two; both make the same partition when the cluster is installed the next time:',
    '',
    `- \`${override}\`: its text is the value of \`ignitionConfigOverride\` of the node (\`spec.nodes[]\`) in the`,
    '  ClusterInstance. The field of the same name of the cluster itself reaches the discovery image only.',
    `- \`${machineConfig}\`: put it into a ConfigMap that \`spec.extraManifestsRefs\` of the ClusterInstance names.`,
    '',
    'Neither does anything to a cluster that runs: the Machine Config Operator refuses a change of disks there.',
  ],
  'secondary-disk': files => [
    `Sync ${list(files)} to the cluster. The node reboots as soon as`,
    'its pool takes it, so merge it in a maintenance window.',
  ],
  'machine-config': files => [
    `${list(files)} is the classic way. The Machine Config Operator of`,
    'current releases refuses it on a running node and reports its pool as degraded. Use it for an installation only.',
  ],
};

/** The README that goes beside the files, for the person who reviews the pull request. */
export function describeManifests(
  plan: StoragePlan,
  strategies: readonly ManifestStrategy[],
): string {
  return `${[
    `# Container storage of ${oneLine(plan.cluster)}`,
    '',
    'A seed image needs `/var/lib/containers` on a filesystem of its own. These files are from the storage plan of the cluster',
    plan.observedAt
      ? `by its disks as seen at ${oneLine(plan.observedAt)}.`
      : 'without its disks having been seen.',
    '',
    'The clusters that will take the seed must mount it from the same device, `/dev/disk/by-partlabel/var-lib-containers`.',
    ...strategies.flatMap(strategy => section(plan, strategy)),
  ].join('\n')}\n`;
}

function section(plan: StoragePlan, strategy: ManifestStrategy): string[] {
  const { device, manifests, reasons, consequences } = optionOf(plan, strategy);
  return [
    '',
    `## ${strategy}${
      plan.recommended === strategy ? ' (recommended by the plan)' : ''
    }`,
    '',
    ...(device ? [`Disk: \`${oneLine(device)}\``, ''] : []),
    ...WHAT_TO_DO[strategy](manifests.map(({ name }) => oneLine(name))),
    '',
    ...[...reasons, ...consequences].map(text => `- ${oneLine(text)}`),
  ];
}

function list(files: string[]): string {
  return files.map(file => `\`${file}\``).join(', ');
}
