import { z } from 'zod';
import { remedyCallSchema } from './remedy';
import { timestampSchema } from './time';

/**
 * How sure a diagnosis is.
 *
 * - `certain`: what was seen has no other cause.
 * - `likely`: it fits what was seen, and what is known of the cluster does not speak against it.
 * - `possible`: it would explain what was seen, and so would other causes.
 *
 * @public
 */
export const certaintySchema = z.enum(['certain', 'likely', 'possible']);

/** {@inheritDoc certaintySchema} @public */
export type Certainty = z.infer<typeof certaintySchema>;

/** Something that was seen, in the words of whoever said it. @public */
export const diagnosisEvidenceSchema = z.object({
  /** `run`: what the portal itself found, the passing of time for example. */
  source: z.enum([
    'lifecycle-agent',
    'imager-log',
    'machine-config',
    'registry',
    'preflight',
    'run',
  ]),
  /** Plain text of at most 1 KiB, with credentials masked. */
  text: z.string(),
  at: timestampSchema.optional(),
});

/** {@inheritDoc diagnosisEvidenceSchema} @public */
export type DiagnosisEvidence = z.infer<typeof diagnosisEvidenceSchema>;

/** What would put a cause right. Nothing of it happens by itself. @public */
export const remedySchema = z.object({
  title: z.string(),
  /** `portal`: done here; `command`: copied into a terminal; `person`: somebody's decision or work elsewhere. */
  kind: z.enum(['portal', 'command', 'person']),
  text: z.string(),
  /** For a POSIX shell, with the names of this cluster filled in. Lines that belong together. */
  command: z.string().optional(),
  /** For `portal`: what can be asked for with one click; absent where it is another page that helps. */
  call: remedyCallSchema.optional(),
});

/** {@inheritDoc remedySchema} @public */
export type Remedy = z.infer<typeof remedySchema>;

/** A named cause for what went wrong, with what speaks for it and what would help. @public */
export const diagnosisSchema = z.object({
  /** Stable, kebab-case, e.g. `push-unauthorized`. */
  ruleId: z.string(),
  /** The cause as a title. */
  cause: z.string(),
  /** Why this cause has this effect. */
  explanation: z.string(),
  certainty: certaintySchema,
  evidence: z.array(diagnosisEvidenceSchema).min(1),
  /** In the order in which they are to be tried. */
  remedies: z.array(remedySchema),
  documentationUrl: z.string().optional(),
});

/** {@inheritDoc diagnosisSchema} @public */
export type Diagnosis = z.infer<typeof diagnosisSchema>;
