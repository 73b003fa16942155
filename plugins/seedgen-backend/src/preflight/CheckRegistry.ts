import { InputError } from '@backstage/errors';
import type { PreflightCheck } from '@seedgen/backstage-plugin-seedgen-node';
import { z } from 'zod';
import type { Check } from './check';
import { CHECKS } from './checks';
import { moduleCheck } from './moduleCheck';

const severity = z.enum(['blocks', 'warns']);
const kind = z.enum(['generate', 'partition']);

const checkSchema = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not kebab-case'),
  title: z.string().min(1).max(200),
  severity: z.union([
    severity,
    z.object({ generate: severity, partition: severity }),
  ]),
  kinds: z.array(kind).min(1),
  timeLimitMs: z.number().positive().optional(),
  run: z.custom(value => typeof value === 'function', 'is not a function'),
});

/** The built-in checks, and those that modules add. */
export class CheckRegistry {
  readonly #checks: Check[];

  constructor(builtIn: readonly Check[] = CHECKS) {
    this.#checks = [...builtIn];
  }

  /** In the order in which results are given. */
  get all(): readonly Check[] {
    return this.#checks;
  }

  /**
   * Adds checks of a module.
   *
   * @throws InputError for one that is not complete, or whose id another one has
   */
  add(...added: readonly PreflightCheck[]): void {
    for (const check of added) {
      const parsed = checkSchema.safeParse(check);
      if (!parsed.success) {
        const [{ path, message }] = parsed.error.issues;
        throw new InputError(
          `PreflightCheckInvalid: The preflight check ${nameOf(
            check,
          )} of a module is not complete: ${['check', ...path].join(
            '.',
          )}: ${message}`,
        );
      }
      if (this.#checks.some(({ id }) => id === check.id)) {
        throw new InputError(
          `PreflightCheckDuplicate: There is a preflight check with the id '${check.id}' already. Give the one of the module an id of its own, such as one that begins with the name of your organization.`,
        );
      }
      this.#checks.push(moduleCheck(check));
    }
  }
}

function nameOf(check: { id?: unknown } | undefined): string {
  return typeof check?.id === 'string' ? `'${check.id}'` : 'without an id';
}
