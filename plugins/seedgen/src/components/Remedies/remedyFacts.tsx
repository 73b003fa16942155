import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import type { Translate } from '../../translation';
import { RunLink } from '../RunView/RunLink';
import { Code, type Fact } from '../shared';

/** What a remedy is applied to, as far as it names more than its cluster. */
export function remedyFacts(call: RemedyCall, t: Translate): Fact[] {
  const { runId, machineConfig, catalogSource, seedImage } = call;
  const code = (name: string, value: string | undefined): Fact[] =>
    value ? [{ name, value: <Code>{value}</Code> }] : [];
  return [
    ...(runId
      ? [{ name: t('remedy.forRun'), value: <RunLink id={runId} /> }]
      : []),
    ...code(t('remedy.machineConfig'), machineConfig),
    ...code(t('remedy.catalogSource'), catalogSource),
    ...code(t('remedy.seedImage'), seedImage).map(fact => ({
      ...fact,
      wide: true,
    })),
  ];
}
