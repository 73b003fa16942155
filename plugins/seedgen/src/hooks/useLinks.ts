import { useEffect, useState } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { docsRouteRef, templateRouteRef } from '../routes';

/** Where the guide is, if somebody registered this project in the catalog with its TechDocs. */
const GUIDE = { kind: 'component', namespace: 'default', name: 'seedgen' };
const TECHDOCS_ANNOTATION = 'backstage.io/techdocs-ref';

/** The guide in the portal's TechDocs; undefined where it is not there, so that no link leads nowhere. */
export function useDocsLink(): string | undefined {
  const catalog = useApi(catalogApiRef);
  const route = useRouteRef(docsRouteRef);
  const [there, setThere] = useState(false);
  const hasDocs = route !== undefined;
  useEffect(() => {
    if (!hasDocs) return undefined;
    let mounted = true;
    catalog.getEntityByRef(GUIDE).then(
      entity =>
        mounted &&
        setThere(Boolean(entity?.metadata.annotations?.[TECHDOCS_ANNOTATION])),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [catalog, hasDocs]);
  return there ? route?.(GUIDE) : undefined;
}

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
