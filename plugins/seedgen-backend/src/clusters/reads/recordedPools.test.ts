import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PartitionDraft } from '../../runs/kinds/partition/PartitionDraft';
import {
  isRendered,
  isRolledOut,
  refusalOf,
} from '../../runs/kinds/partition/rollout';
import type { KubernetesObject } from '../types';
import { seenNode, seenPool } from './machineConfig';

/** A pool and its node as the API server shows them, and what a run makes of them. */
interface Recorded {
  what: string;
  /** The MachineConfig that the run has applied. */
  machineConfig: string;
  documents: { pool: KubernetesObject; node: KubernetesObject };
  expected: { refusal: string | null; rendered: boolean; rolledOut: boolean };
}

const directory = resolve(__dirname, 'fixtures');
const recorded = readdirSync(directory).map((file): [string, Recorded] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(resolve(directory, file), 'utf8')),
]);

it.each(recorded)(
  'recorded pool %s',
  (_, { documents, machineConfig, expected }) => {
    const draft = {
      machineConfig,
      memory: {
        pool: seenPool(documents.pool),
        node: seenNode(documents.node),
        before: { desired: documents.pool.spec?.configuration?.name },
      },
    } as unknown as PartitionDraft;
    expect({
      refusal: refusalOf(draft) ?? null,
      rendered: isRendered(draft),
      rolledOut: isRolledOut(draft),
    }).toEqual(expected);
  },
);
