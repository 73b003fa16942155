import {
  isTerminalPhase,
  runAddress,
  type SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Decision, MachineRun } from '../runs/engine/types';
import type { RunMessage } from './types';
import { KINDS } from '../runs';

/** Topics, by which people mute what they do not want to be told. */
const TOPICS = {
  ended: 'run-ended',
  attention: 'run-attention',
  tagMoved: 'image-tag-moved',
};

/** Told once of each seed, whether its run sees it or the watcher of images. */
const TAG_MOVED = 'tag-moved';

const CODE = /^[A-Z][A-Za-z0-9]{0,63}$/;

const SUBJECTS: Record<string, string> = {
  generate: 'Seed image',
  partition: 'Container storage',
};

const ENDS = {
  Succeeded: { title: 'succeeded', severity: 'normal' },
  Unconfirmed: { title: 'proven, but not confirmed', severity: 'high' },
  Failed: { title: 'failed', severity: 'high' },
  Abandoned: { title: 'no longer followed', severity: 'normal' },
} as const;

/**
 * What a decision gives people to be told.
 *
 * A notification leaves the portal by mail and chat, and reaches owners without asking whether they
 * may see the cluster. So it holds names, what the portal itself says, and a link; never what a
 * cluster or registry said. Whoever follows the link is asked for their permission there.
 */
export function messagesOf(
  { run, entries }: Decision,
  pageAddress: string,
): RunMessage[] {
  const moved = entries.some(
    ({ type, reasonCode }) => type === 'registry' && reasonCode === 'TagMoved',
  );
  const told = moved ? [movedInRun(run, pageAddress)] : [];
  if (isTerminalPhase(run.phase)) {
    const ended = entries.some(({ type }) => type === 'phase');
    return ended ? [...told, endOf(run, pageAddress)] : told;
  }
  const { problem } = run;
  const isNew = entries.some(
    ({ type, reasonCode }) =>
      type === 'diagnosis' && reasonCode === problem?.code,
  );
  // What is about to end the run is told by its end.
  // A tag that moved has a message of its own, which its end does not take back.
  return problem && isNew && problem.code !== 'TagMoved' && !run.memory.ending
    ? [...told, attentionOf(run, problem.code, pageAddress)]
    : told;
}

/** What whoever asked for a seed is told once its tag does not show it any more. */
export function tagMovedMessage(
  seed: Pick<
    SeedImageRecord,
    'runId' | 'cluster' | 'image' | 'digest' | 'requestedBy'
  >,
  pageAddress: string,
): RunMessage {
  const requestedBy = personOf(seed.requestedBy);
  return {
    runId: seed.runId,
    cluster: seed.cluster,
    link: runAddress(pageAddress, seed.runId),
    ...(requestedBy && { requestedBy }),
    event: TAG_MOVED,
    title: `Seed image of ${seed.cluster}: its tag has moved`,
    description: `${seed.image} does not show the proven image any more, which is ${seed.digest}. Use it by its digest. Asked for by ${seed.requestedBy}.`,
    severity: 'high',
    topic: TOPICS.tagMoved,
  };
}

function movedInRun(run: MachineRun, pageAddress: string): RunMessage {
  return tagMovedMessage(
    {
      runId: run.id,
      cluster: run.cluster,
      image: KINDS.seedImageOf(run) ?? '',
      digest: run.digest ?? '',
      requestedBy: run.requestedBy,
    },
    pageAddress,
  );
}

function endOf(run: MachineRun, pageAddress: string): RunMessage {
  const phase = run.phase as keyof typeof ENDS;
  const { severity } = ENDS[phase];
  const title =
    phase === 'Unconfirmed' && !run.digest
      ? 'neither proven nor confirmed'
      : ENDS[phase].title;
  const canceller = run.cancelled && personOf(run.cancelled.by);
  return {
    ...common(run, pageAddress),
    event: 'ended',
    title: `${subjectOf(run)}: ${title}`,
    description: [
      run.problem && reasonText(run.problem.code),
      phase === 'Abandoned' &&
        run.cancelled &&
        `Cancelled by ${run.cancelled.by}.`,
      run.digest && `Image ${KINDS.seedImageOf(run)}, ${run.digest}.`,
      askedFor(run),
    ]
      .filter(Boolean)
      .join(' '),
    severity,
    topic: TOPICS.ended,
    ...(phase === 'Abandoned' && canceller && { except: canceller }),
  };
}

function attentionOf(
  run: MachineRun,
  code: string,
  pageAddress: string,
): RunMessage {
  return {
    ...common(run, pageAddress),
    event: `attention:${code}`.slice(0, 96),
    problem: code,
    title: `${subjectOf(run)}: needs attention`,
    description: `${reasonText(code)} The run goes on. ${askedFor(run)}`,
    severity: 'high',
    topic: TOPICS.attention,
  };
}

function common(
  run: MachineRun,
  pageAddress: string,
): Pick<RunMessage, 'runId' | 'cluster' | 'link' | 'requestedBy'> {
  const requestedBy = personOf(run.requestedBy);
  return {
    runId: run.id,
    cluster: run.cluster,
    link: runAddress(pageAddress, run.id),
    ...(requestedBy && { requestedBy }),
  };
}

function subjectOf({ kind, cluster }: MachineRun): string {
  const name =
    SUBJECTS[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `${name} of ${cluster}`;
}

function askedFor({ requestedBy }: MachineRun): string {
  return `Asked for by ${requestedBy}.`;
}

/** A code of ours in words: `PushUnauthorized` becomes `Push unauthorized.` */
function reasonText(code: string): string {
  if (!CODE.test(code)) return 'The run says why.';
  const words = code.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Services ask for runs, too, and cannot be told anything. */
function personOf(ref: string): string | undefined {
  return ref.startsWith('service:') ? undefined : ref;
}
