import { stringify } from 'yaml';
import type { Package, Project } from './project';

const SYSTEM = 'seedgen';
/** The entity that the documentation belongs to, by which the plugin's pages link to it. */
const WHOLE = 'seedgen';

/** What the repository holds, as a catalog reads it. */
export function catalogInfo(
  packages: readonly Package[],
  project: Project,
): string {
  const { repository, branch, catalogOwner: owner } = project;
  const entity = (kind: string, metadata: object, spec: object) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata,
    spec,
  });
  const system = entity(
    'System',
    {
      name: SYSTEM,
      title: 'Seedgen',
      description: 'Seed images of Single Node OpenShift clusters',
      links: [
        { url: project.homepage, title: 'Home' },
        { url: project.issues, title: 'Issues' },
      ],
    },
    { owner },
  );
  const whole = entity(
    'Component',
    {
      name: WHOLE,
      title: 'Seedgen for Backstage',
      description: 'Plugins, lab, portal and documentation',
      annotations: {
        'backstage.io/source-location': `url:${repository}/tree/${branch}/`,
        'backstage.io/techdocs-ref': 'dir:.',
      },
    },
    {
      type: 'backstage-plugins',
      lifecycle: 'experimental',
      owner,
      system: SYSTEM,
    },
  );
  const components = packages.map(each =>
    entity(
      'Component',
      {
        name: componentName(each.name),
        title: each.name.includes('/')
          ? each.name
          : `Seedgen's portal: ${each.name}`,
        ...(each.description && { description: each.description }),
        annotations: {
          'backstage.io/source-location': `url:${repository}/tree/${branch}/${each.folder}/`,
        },
      },
      {
        type: `backstage-${each.role}`,
        lifecycle: 'experimental',
        owner,
        system: SYSTEM,
        subcomponentOf: `component:default/${WHOLE}`,
        ...(each.needs.length > 0 && {
          dependsOn: each.needs.map(
            name => `component:default/${componentName(name)}`,
          ),
        }),
      },
    ),
  );
  const documents = [system, whole, ...components].map(each =>
    stringify(each, { lineWidth: 0 }),
  );
  return `# From project.json and the manifests of the packages, by \`yarn generate\`. Not to be edited.\n${documents.join(
    '---\n',
  )}`;
}

/** A package's name as that of an entity, which has no scope. The portal's own would be any portal's. */
function componentName(name: string): string {
  return name.includes('/')
    ? name.slice(name.indexOf('/') + 1).replace(/^lab/, 'seedgen-lab')
    : `seedgen-portal-${name}`;
}
