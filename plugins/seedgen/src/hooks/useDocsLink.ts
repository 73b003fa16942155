import { useEffect, useState } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { docsRouteRef } from '../routes';

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
