import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { templateRouteRef } from '../routes';

/** Names of the templates in `examples/` that the cards lead to. */
export const TEMPLATES = {
  generate: 'generate-seed-image',
  partition: 'prepare-container-storage',
} as const;

/**
 * The form of a template with the cluster of an entity, and what else is known, filled in;
 * undefined without a scaffolder.
 */
export function useTemplateLink(
  template: keyof typeof TEMPLATES,
  entity: Entity,
  known: Record<string, string | undefined> = {},
): string | undefined {
  const route = useRouteRef(templateRouteRef);
  const form = route?.({
    namespace: 'default',
    templateName: TEMPLATES[template],
  });
  // The templates choose the cluster by its entity, with a picker of the catalog.
  const formData = { cluster: stringifyEntityRef(entity), ...known };
  return form
    ? `${form}?formData=${encodeURIComponent(JSON.stringify(formData))}`
    : undefined;
}
