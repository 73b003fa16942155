import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** Where the plugin's page is mounted, `/seedgen` by default. @public */
export const rootRouteRef = createRouteRef({ id: 'seedgen' });

/** The clusters that the portal knows. @public */
export const clustersRouteRef = createSubRouteRef({
  id: 'seedgen.clusters',
  parent: rootRouteRef,
  path: '/clusters',
});

/** A run by its id; the scaffolder links here. @public */
export const runRouteRef = createSubRouteRef({
  id: 'seedgen.run',
  parent: rootRouteRef,
  path: '/runs/:id',
});

/** The seed images that runs have proven. @public */
export const imagesRouteRef = createSubRouteRef({
  id: 'seedgen.images',
  parent: rootRouteRef,
  path: '/images',
});

/** A seed image by its digest. @public */
export const imageRouteRef = createSubRouteRef({
  id: 'seedgen.image',
  parent: rootRouteRef,
  path: '/images/:digest',
});

/** The audit log. @public */
export const auditRouteRef = createSubRouteRef({
  id: 'seedgen.audit',
  parent: rootRouteRef,
  path: '/audit',
});

/** The tab *Seed image* of a cluster's catalog page. @public */
export const entityContentRouteRef = createRouteRef({
  id: 'seedgen.entity-content',
});

/** The form of a software template; absent in a portal without the scaffolder. @public */
export const templateRouteRef = createExternalRouteRef({
  id: 'seedgen.template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** A document of the portal's TechDocs; absent in a portal without them. @public */
export const docsRouteRef = createExternalRouteRef({
  id: 'seedgen.docs',
  params: ['namespace', 'kind', 'name'],
  optional: true,
  defaultTarget: 'techdocs.docRoot',
});
