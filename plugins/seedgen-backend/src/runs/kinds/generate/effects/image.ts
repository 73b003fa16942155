import { parseSeedImageReference } from '@seedgen/backstage-plugin-seedgen-common';
import { readImagerState } from '../../../../clusters';
import { redact, showInvisible } from '../../../../text';
import {
  concealForeign,
  verifyImage as holdAgainst,
} from '../../../../verification';
import { readImagerLog } from '../reasons/imagerLog';
import { artifactOf, lastPartOf } from '../../../runLog/artifacts';
import { readMilestones } from '../../../runLog/milestones';
import { done, failed, from } from '../../../effects/result';
import type { Performer } from '../../../effects/types';

/** The end of a log is what tells; more than this is not kept. */
const LONGEST_LOG = 256 * 1024;

/** Reads an image by digest and holds it against what it must be. */
export const verifyImage: Performer<'verify-image'> = async (
  { type, digest, expectation },
  { registries, rivals, clock, signal },
) => {
  const reference = parseSeedImageReference(expectation.image);
  const registry = registries.forReference(reference);
  if (!registry) {
    return failed(type, {
      code: 'not-found',
      message: `Registry ${reference.registry} is not in seedgen.registries any more`,
    });
  }
  const { image, cluster, window, clusterName, baseDomain } = expectation;
  const [read, others] = await Promise.all([
    registry.readImage(reference.repository, digest, { signal }),
    rivals?.({ cluster, image, since: window?.from }),
  ]);
  return from(type, read, details =>
    concealForeign(
      holdAgainst(details, { ...expectation, rivals: others }, clock.now()),
      { clusterName: clusterName ?? cluster, baseDomain },
    ),
  );
};

/** Asks the node what has become of the imager's container. */
export const readImager: Performer<'read-imager-state'> = async (
  { type },
  { cluster, signal },
) => {
  const read = await readImagerState(cluster, { signal });
  if (!read.ok) return failed(type, read.failure);
  return read.value.state === 'unreadable'
    ? failed(type, {
        code: 'protocol',
        message: "podman did not say on the node how the imager's container is",
      })
    : done(type, read.value);
};

/** Keeps the end of the imager's log, masked, and looks for the cause in it. */
export const fetchImagerLog: Performer<'fetch-imager-log'> = async (
  { type },
  { run, epoch, cluster, artifacts, clock, signal },
) => {
  const output = await cluster.runOnNode('imager-log', { signal });
  if (!output.ok) return failed(type, output.failure);
  const { stdout, stderr, exitCode } = output.value;
  // podman prints what the container wrote to standard error there as well.
  const whole = [stdout, stderr].filter(Boolean).join('\n');
  if (exitCode !== 0 && whole.trim() === '') {
    return failed(type, {
      code: 'unavailable',
      message: `The imager's log could not be read on the node (exit code ${exitCode})`,
    });
  }
  // Masked before it is cut: a cut could go through what a credential is recognised by.
  const log = lastPartOf(showInvisible(redact(whole)), LONGEST_LOG);
  const kept = await artifacts.saveArtifact(
    { id: run.id, epoch },
    artifactOf('imager'),
    log,
    clock.now(),
  );
  if (!kept) {
    return failed(type, {
      code: 'aborted',
      message: 'Another process has taken the run over',
    });
  }
  return done(type, {
    // Of what was said, not of what is kept: a mask could take the words away that tell the cause.
    ...readImagerLog(whole),
    milestones: readMilestones('imager', whole.split('\n')),
    bytes: log.length,
  });
};
