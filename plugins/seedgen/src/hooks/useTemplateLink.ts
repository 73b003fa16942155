import { useRouteRef } from '@backstage/core-plugin-api';
import { templateRouteRef } from '../routes';

/** Names of the templates in `examples/` that the cards lead to. */
export const TEMPLATES = {
  generate: 'generate-seed-image',
  partition: 'prepare-container-storage',
} as const;

/** The form of a template, filled in as far as the page knows; undefined without a scaffolder. */
export function useTemplateLink(
  template: keyof typeof TEMPLATES,
  formData: Record<string, string>,
): string | undefined {
  const route = useRouteRef(templateRouteRef);
  const form = route?.({
    namespace: 'default',
    templateName: TEMPLATES[template],
  });
  return form
    ? `${form}?formData=${encodeURIComponent(JSON.stringify(formData))}`
    : undefined;
}
