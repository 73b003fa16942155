import { done, failed, from } from '../../effects/result';
import type { Performer } from '../../effects/types';
import type { PartitionRun } from './memory';

/** Plans from the disks as they are now. */
export const planStorage: Performer<'plan-storage'> = async (
  { type },
  { run, cluster, planner, signal },
) => {
  const { request } = run as PartitionRun;
  const [layout, snapshot] = await Promise.all([
    cluster.readStorageLayout({ signal }),
    cluster.takeSnapshot({ signal }),
  ]);
  if (!layout.ok) return failed(type, layout.failure);
  return done(
    type,
    planner.plan({
      cluster: run.cluster,
      strategy: request.strategy,
      layout: layout.value,
      version: snapshot.version,
      device: request.device,
      mark: { runId: run.id, requestedBy: run.requestedBy },
    }),
  );
};

/** Applies the MachineConfig; the same twice is the same as once. */
export const applyMachineConfig: Performer<'apply-machine-config'> = async (
  { type, manifest },
  { cluster, signal },
) =>
  from(
    type,
    await cluster.applyMachineConfig(manifest, { signal }),
    () => undefined,
  );

/** Takes the MachineConfig back. */
export const deleteMachineConfig: Performer<'delete-machine-config'> = async (
  { type, name },
  { cluster, signal },
) =>
  from(type, await cluster.deleteMachineConfig(name, { signal }), outcome => ({
    outcome,
  }));

/** Reads disks and mounts. */
export const readLayout: Performer<'read-layout'> = async (
  { type },
  { cluster, signal },
) => from(type, await cluster.readStorageLayout({ signal }), layout => layout);
