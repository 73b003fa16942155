import {
  seedgenSeedGeneratePermission,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useNow, useTemplateLink } from '../../hooks';
import { isReadyToGenerate } from '../../model';
import { useTranslation } from '../../translation';
import { GuardedLink } from '../shared';

/** To the template that generates a seed from a cluster; stands out where that is the next step. */
export function GenerateLink(props: { status: ClusterStatus }) {
  const { status } = props;
  const { t } = useTranslation();
  const now = useNow(10_000);
  const permission = seedgenSeedGeneratePermission;
  const template = useTemplateLink('generate', { cluster: status.name });
  return (
    <GuardedLink
      permission={permission}
      resourceRef={status.name}
      to={template}
      label={t('status.generate')}
      forbidden={t('status.generateForbidden', {
        permission: permission.name,
      })}
      primary={isReadyToGenerate(status, now)}
    />
  );
}
