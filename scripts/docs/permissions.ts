import { seedgenPermissions } from '@seedgen/backstage-plugin-seedgen-common';
import { code, table } from './markdown';

/** The permissions, as they are registered. */
export function permissionsPage(): string {
  const rows = seedgenPermissions.map(permission => [
    code(permission.name),
    permission.attributes.action ?? '',
    permission.type === 'resource'
      ? `by cluster (${code(permission.resourceType)})`
      : 'as a whole',
  ]);
  return `# Permissions

What each of them decides is in [Roles](../roles.md). Those that are decided by cluster take the rule \`IS_CLUSTER\` with the names of
clusters.

${table(['permission', 'action', 'decided'], rows)}
`;
}
