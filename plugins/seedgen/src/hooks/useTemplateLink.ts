import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { templateRouteRef } from '../routes';

/** Names of the templates in `examples/` that the cards lead to. */
export const TEMPLATES = {
  generate: 'generate-seed-image',
  partition: 'prepare-container-storage',
} as const;

/** The form of a template with the cluster of an entity filled in; undefined without a scaffolder. */
export function useTemplateLink(
  template: keyof typeof TEMPLATES,
  entity: Entity,
): string | undefined {
  const route = useRouteRef(templateRouteRef);
  const form = route?.({
    namespace: 'default',
    templateName: TEMPLATES[template],
  });
  // The templates choose the cluster by its entity, and propose the rest for it.
  const formData = { cluster: stringifyEntityRef(entity) };
  return form
    ? `${form}?formData=${encodeURIComponent(JSON.stringify(formData))}`
    : undefined;
}
