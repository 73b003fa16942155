import type {
  ClusterCompatibility,
  CompatibilityVerdict,
  ImageLocation,
  Proof,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from './headline';

const PLACE_TONES: Record<ImageLocation['state'], Tone> = {
  here: 'ok',
  moved: 'warning',
  absent: 'error',
  unknown: 'unknown',
};

/** How a tag stands to the image that was pushed to it. */
export function placeTone(state: ImageLocation['state']): Tone {
  return PLACE_TONES[state];
}

const VERDICT_TONES: Record<CompatibilityVerdict, Tone> = {
  fits: 'ok',
  'does-not-fit': 'error',
  unknown: 'unknown',
};

/** The colour of a verdict. */
export function verdictTone(verdict: CompatibilityVerdict): Tone {
  return VERDICT_TONES[verdict];
}

/** The comparisons that the verdict rests on: what differs, else what is not known. */
export function decisiveReasons({
  reasons,
}: Pick<ClusterCompatibility, 'reasons'>): Proof[] {
  const differing = reasons.filter(({ status }) => status === 'fail');
  return differing.length > 0
    ? differing
    : reasons.filter(({ status }) => status === 'unknown');
}

/** A reference that names exactly this image, whatever becomes of its tag. */
export function pinnedReference(image: string, digest: string): string {
  const [unpinned] = image.split('@');
  const name = unpinned.replace(/:[^:/]*$/, '');
  return `${name}@${digest}`;
}
