import {
  certaintySchema,
  diagnosisEvidenceSchema,
  remedySchema,
  type Remedy,
} from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { safeText } from '../text';
import type { Match, Rule } from './types';

const MOST_EVIDENCE = 10;
const MOST_REMEDIES = 20;
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 2_000;
// Half a command could do something else than the whole, so that it is refused rather than cut.
const LONGEST_COMMAND = 4_000;

const matchSchema = z
  .object({
    certainty: certaintySchema,
    evidence: z.array(diagnosisEvidenceSchema).min(1).max(MOST_EVIDENCE),
  })
  .optional();
const remediesSchema = z
  .array(
    remedySchema.extend({
      command: z.string().max(LONGEST_COMMAND).optional(),
    }),
  )
  .max(MOST_REMEDIES);

/**
 * A rule of a module as one of our own. It gets copies, and what it gives is shown to people: it
 * must be of the right shape, is cut to a length, and has what looks like a credential masked.
 */
export function moduleRule(rule: Rule): Rule {
  const { id, cause, explanation, documentationUrl } = rule;
  return {
    id,
    cause,
    explanation,
    ...(documentationUrl === undefined ? {} : { documentationUrl }),
    match(symptoms): Match | undefined {
      const match = parsed(
        matchSchema,
        'match',
        rule.match(structuredClone(symptoms)),
      );
      return (
        match && {
          certainty: match.certainty,
          evidence: match.evidence.map(each => ({
            ...each,
            text: safeText(each.text),
          })),
        }
      );
    },
    remedies(subject) {
      const remedies = parsed(
        remediesSchema,
        'remedies',
        rule.remedies({ ...subject }),
      );
      return remedies.map(remedy => shown(remedy, subject.runId));
    },
  };
}

function parsed<T>(schema: z.ZodType<T>, part: string, given: unknown): T {
  // Nobody would hear of its end, and an error in it would stop the process.
  if (given instanceof Promise) {
    given.catch(() => {});
    throw new Error(`${part} gave a promise; it must not be asynchronous`);
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new Error(
    `${part} gave something else than it should, at '${path.join(
      '.',
    )}': ${message}`,
  );
}

function shown(remedy: Remedy, runId: string | undefined): Remedy {
  const { title, text, command, call } = remedy;
  if (call?.runId !== undefined && call.runId !== runId) {
    throw new Error('remedies gave a call that is for another run');
  }
  return {
    ...remedy,
    title: safeText(title, LONGEST_TITLE),
    text: safeText(text, LONGEST_TEXT),
    ...(command === undefined ? {} : { command: safeCommand(command) }),
  };
}

/** Lines stay lines. */
function safeCommand(command: string): string {
  return command
    .split(/\r?\n/)
    .map(line => safeText(line, LONGEST_COMMAND))
    .join('\n');
}
