import { oneLine } from '../text';

/** The README beside the files of Lifecycle Agent, for the person who reviews the pull request. */
export function describeLifecycleAgent(
  cluster: string,
  files: readonly string[],
): string {
  return `${[
    `# Lifecycle Agent on ${oneLine(cluster)}`,
    '',
    'Lifecycle Agent makes seed images. These files install it through Operator Lifecycle Manager, in this order:',
    '',
    ...files.map(file => `- \`${oneLine(file)}\``),
    '',
    'Sync them to the cluster itself; on the hub alone they are not enough. A namespace may have one OperatorGroup only: where',
    '`openshift-lifecycle-agent` has one already, leave that file out.',
    '',
    'It is installed when this says `Succeeded`:',
    '',
    '    oc get csv -n openshift-lifecycle-agent',
  ].join('\n')}\n`;
}
