import { usePermission } from '@backstage/plugin-permission-react';
import type { RemedyAction } from '@seedgen/backstage-plugin-seedgen-common';
import { permissionsOfRemedy } from '../../model';

/** Whether the person may apply a remedy to a cluster, and the names of the permissions that lack. */
export function useRemedyPermission(
  action: RemedyAction,
  cluster: string,
): { allowed: boolean; missing: string[] } {
  const [first, second = first] = permissionsOfRemedy(action);
  const answers = [
    {
      permission: first,
      ...usePermission({ permission: first, resourceRef: cluster }),
    },
    {
      permission: second,
      // Asked twice for most remedies, and answered from what is known already.
      ...usePermission({ permission: second, resourceRef: cluster }),
    },
  ];
  const lacking = answers.filter(
    ({ allowed, loading }) => !allowed && !loading,
  );
  return {
    allowed: answers.every(({ allowed }) => allowed),
    missing: [...new Set(lacking.map(({ permission }) => permission.name))],
  };
}
