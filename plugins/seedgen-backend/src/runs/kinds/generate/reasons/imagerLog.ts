import type { RunReason } from '@seedgen/backstage-plugin-seedgen-common';
import { safeText } from '../../../../text';
import { SYMPTOMS } from './imagerSymptoms';
import type { Symptom } from './imagerWords';

// A line that says why: an error by its level, or one of the tool's own last words.
const COMPLAINT =
  /level=(error|fatal)|\berror\b|\bfailed\b|denied|unauthorized/i;

// Longer ones are cut before they are read: no cause stands behind that much text.
const LONGEST_LINE = 16 * 1024;
const MOST_COMPLAINTS = 500;

/**
 * The line of an imager's log that names the cause, and the cause if it is a known one: of the
 * symptoms that are sure the last one said, else of those that are possible.
 *
 * @param log - as it came; what is given back is masked
 */
export function readImagerLog(log: string): {
  summary: string;
  cause?: RunReason;
} {
  const lines = log
    .split('\n')
    .map(line => line.slice(0, LONGEST_LINE).trimEnd())
    .filter(line => line.trim() !== '');
  const complaints = lines
    .filter(line => COMPLAINT.test(line))
    .slice(-MOST_COMPLAINTS)
    .reverse();
  for (const certainty of ['sure', 'possible'] as const) {
    for (const line of complaints) {
      const symptom = symptomIn(line);
      if (symptom?.certainty === certainty) {
        const summary = safeText(line, 500);
        return {
          summary,
          cause: {
            code: symptom.code,
            message: `${symptom.what}. The imager’s log: ${summary}`,
            remedy: symptom.remedy,
          },
        };
      }
    }
  }
  const last = complaints[0] ?? lines[lines.length - 1] ?? '';
  return { summary: safeText(last, 500) };
}

function symptomIn(line: string): Symptom | undefined {
  return SYMPTOMS.find(
    ({ context, said }) => context.test(line) && said.test(line),
  );
}
