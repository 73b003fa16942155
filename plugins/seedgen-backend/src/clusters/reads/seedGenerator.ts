import {
  SEEDGEN_REQUESTED_BY_ANNOTATION,
  SEEDGEN_RUN_ANNOTATION,
  type SeedGeneratorSeen,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from '../../result';
import { cleanText } from '../cleanText';
import type { KubernetesObject } from '../types';
import { readRawConditions } from './conditions';

const LONGEST_BYTES = 1024;

/** What the answer to "get seedgenerators/seedimage" says. */
export function seenSeedGenerator(
  answer: Result<KubernetesObject>,
): SeedGeneratorSeen {
  if (!answer.ok) {
    return answer.failure.code === 'not-found'
      ? { state: 'absent' }
      : { state: 'unknown', failure: answer.failure };
  }
  const { metadata, spec, status } = answer.value;
  const annotation = (name: string) => {
    const value = metadata.annotations?.[name];
    return typeof value === 'string'
      ? cleanText(value, LONGEST_BYTES)
      : undefined;
  };
  return {
    state: 'present',
    uid: metadata.uid ?? '',
    createdAt: metadata.creationTimestamp,
    seedImage: cleanText(String(spec?.seedImage ?? ''), LONGEST_BYTES),
    runId: annotation(SEEDGEN_RUN_ANNOTATION),
    requestedBy: annotation(SEEDGEN_REQUESTED_BY_ANNOTATION),
    conditions: readRawConditions(status?.conditions),
  };
}
