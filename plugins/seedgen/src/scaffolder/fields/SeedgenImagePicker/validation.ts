import type { ApiHolder } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../../api';
import { translatorOf, type FieldErrors } from '../shared';
import { imageProblem } from './imageProblem';

/**
 * Refuses what is no reference, and places that the portal may not push to. Without an answer of the
 * backend the grammar alone decides; the backend looks at all of it again.
 */
export async function validateImage(
  value: string | undefined,
  field: FieldErrors,
  context: { apiHolder: ApiHolder },
): Promise<void> {
  if (!value) return;
  const { apiHolder } = context;
  const registries = await apiHolder
    .get(seedgenApiRef)
    ?.getRegistries()
    .then(
      ({ items }) => items,
      () => undefined,
    );
  const problem = imageProblem(value, registries, translatorOf(apiHolder));
  if (problem) field.addError(problem);
}
