import type {
  RunDetails,
  SeedgenClient,
} from '@seedgen/backstage-plugin-seedgen-common';
import { endOf, startGeneration } from './api';
import { clearScenario, kubectl, resetCluster, setScenario } from './lab';

/** A run of sno1 that has proven its image: one from before, or else one that is made now. */
export async function provenRun(api: SeedgenClient): Promise<RunDetails> {
  const { items } = await api.getRuns({ cluster: 'sno1', kind: 'generate' });
  const before = items.find(({ phase }) => phase === 'Succeeded');
  const id = before?.id ?? (await startGeneration(api, 'sno1')).id;
  return await endOf(api, id);
}

/** A run of sno4 whose node could not resolve the registry: one from before, or else one that is made now. */
export async function failedPush(api: SeedgenClient): Promise<RunDetails> {
  const { items } = await api.getRuns({ cluster: 'sno4', kind: 'generate' });
  for (const { id, phase } of items) {
    const run = phase === 'Failed' ? await api.getRun(id) : undefined;
    if (
      run?.diagnoses?.some(({ ruleId }) => ruleId === 'registry-name-unknown')
    ) {
      return run;
    }
  }
  // Detached as an administrator of the hub does it.
  kubectl('hub', 'delete', 'managedcluster', 'sno4');
  await setScenario('sno4', 'push-no-such-host', 'seed-requested');
  const { id } = await startGeneration(api, 'sno4');
  const run = await endOf(api, id);
  await clearScenario('sno4');
  await resetCluster('sno4');
  return run;
}
