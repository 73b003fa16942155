import type { ClusterContext } from '../../../world/ClusterContext';
import { errorText } from '../../background';
import { LIFECYCLE_AGENT_NAMESPACE } from '../../../world/objects/lifecycleAgent';
import { bringApiBack, flapApi, takeApiDown } from '../../outage';
import { logrusLine } from '../agentLog';
import { durations, outageDurations, USUAL_OUTAGE_SECONDS } from '../durations';
import { AUTH_FILE, IMAGER_CONTAINER } from '../agentFiles';
import {
  backupLines,
  buildLines,
  gatheringLines,
  recertLines,
  restoreLines,
  stoppingLines,
} from './imagerLog';
import { assertSpaceForSeed } from './assertSpaceForSeed';
import { pushSeedImage } from './pushSeedImage';

export interface ImagerArguments {
  seedImage: string;
  recertImage: string;
  /** `What=` of the container storage's mount unit. */
  mountTarget: string;
}

/**
 * `lca-cli create` on the node: gathers while the API still answers, stops the cluster, builds and
 * pushes, and starts the cluster again, whether the push went well or not.
 */
export async function runImager(
  context: ClusterContext,
  imager: ImagerArguments,
): Promise<void> {
  const { clock, signal, faults } = context;
  const write = imagerLogWriter(context);
  const say = async (lines: readonly string[], overSeconds: number) => {
    for (const line of lines) {
      write('info', line);
      await clock.sleep(overSeconds / lines.length, signal);
    }
  };

  if (faults.restartAgentWhileImaging) {
    context.background('lifecycle-agent', restartAgentSoon(context));
  }
  await say(gatheringLines(), durations.gathering);
  write('info', 'Stop kubelet service');
  write('info', 'Disabling kubelet service');
  context.pods.stopAll();
  setServices(context, 'inactive');
  await takeApiDown(context);
  const flapping = flapApi(context);
  // Whoever waits for it is later.
  flapping.catch(() => undefined);

  const outage = faults.stayDownSeconds ?? USUAL_OUTAGE_SECONDS;
  const scale = Math.min(1, outage / USUAL_OUTAGE_SECONDS);
  const share = (seconds: number) => seconds * scale;
  const total = outageDurations.recertAndBackup + outageDurations.buildAndPush;
  const preparing = share(outageDurations.recertAndBackup);
  await say(
    [...stoppingLines(), ...recertLines(), ...backupLines()],
    preparing,
  );

  write('info', `Build and push OCI image to ${imager.seedImage}`);
  await say(buildLines(), share(outageDurations.buildAndPush));
  const failure = await buildAndPush(context, imager, write);
  if (!failure) {
    write('info', 'OCI image created successfully!');
  }

  await say(restoreLines(), Math.max(0, outage - share(total)));
  await flapping;
  endContainer(context, failure, write);
  if (faults.neverReturn) {
    context.report('imager', 'the API stays down, as the lab was told');
    return;
  }
  setServices(context, 'active');
  await bringApiBack(context, 'recert');
}

// Not at once: the imager must be at work when the next process looks at it.
async function restartAgentSoon({
  clock,
  signal,
  store,
}: ClusterContext): Promise<void> {
  await clock.sleep(durations.gathering / 4, signal);
  for (const { metadata } of store.list('Pod', LIFECYCLE_AGENT_NAMESPACE)) {
    store.delete('Pod', metadata.name, LIFECYCLE_AGENT_NAMESPACE);
  }
}

/** Pushes where that is wanted; the error's text if the image could not be created. */
async function buildAndPush(
  context: ClusterContext,
  imager: ImagerArguments,
  write: (level: string, message: string) => void,
): Promise<string | undefined> {
  const { faults } = context;
  const forced =
    typeof faults.imagerExit === 'object' ? faults.imagerExit : undefined;
  if (forced && forced.code !== 0) {
    return `failed to build and push OCI image: exit status ${forced.code}`;
  }
  if (faults.tagUnchanged) {
    return undefined;
  }
  try {
    assertSpaceForSeed(context.node);
    const digest = await pushSeedImage(
      context,
      imager,
      context.node.files.get(AUTH_FILE) ?? '',
    );
    context.report('imager', `pushed ${imager.seedImage} as ${digest}`);
    return undefined;
  } catch (error) {
    if (context.signal.aborted) {
      throw error;
    }
    write('error', `Error: ${errorText(error)}`);
    context.report('imager', `could not push: ${errorText(error)}`);
    return `failed to build and push OCI image: failed with error: Error: ${errorText(
      error,
    )}: exit status 125`;
  }
}

function endContainer(
  context: ClusterContext,
  failure: string | undefined,
  write: (level: string, message: string) => void,
): void {
  const { faults, node } = context;
  const container = node.containers.get(IMAGER_CONTAINER);
  if (!container) {
    return;
  }
  for (const line of faults.imagerLogEnding ?? []) {
    container.log.push(line);
  }
  if (failure) {
    if (!faults.imagerLogEnding) {
      write('error', `Error executing create command: ${failure}`);
    }
    container.exitCode =
      typeof faults.imagerExit === 'object' ? faults.imagerExit.code : 1;
  } else {
    write('info', 'Seed cluster restored successfully!');
  }
  container.endedAt = context.clock.now();
  container.status = faults.imagerExit === 'stopped' ? 'stopped' : 'exited';
}

function setServices(
  context: ClusterContext,
  state: 'active' | 'inactive',
): void {
  for (const name of ['kubelet.service', 'crio.service']) {
    const unit = context.node.units.get(name);
    if (unit) {
      unit.state = state;
    }
  }
}

function imagerLogWriter(
  context: ClusterContext,
): (level: string, message: string) => void {
  return (level, message) =>
    context.node.containers
      .get(IMAGER_CONTAINER)
      ?.log.push(logrusLine(context.clock.now(), level, message));
}
