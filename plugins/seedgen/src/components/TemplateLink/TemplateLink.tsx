import type { Entity } from '@backstage/catalog-model';
import {
  seedgenSeedGeneratePermission,
  type ClusterStatus,
  seedgenStoragePartitionPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useNow, useTemplateLink } from '../../hooks';
import { isReadyToGenerate } from '../../model';
import { useTranslation } from '../../translation';
import { GuardedLink } from '../shared';

/** To the template that generates a seed from a cluster; stands out where that is the next step. */
export function GenerateLink(props: { entity: Entity; status: ClusterStatus }) {
  const { entity, status } = props;
  const { t } = useTranslation();
  const now = useNow(10_000);
  const permission = seedgenSeedGeneratePermission;
  const template = useTemplateLink('generate', entity);
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

/** To the template that gives `/var/lib/containers` storage of its own. */
export function PrepareStorageLink(props: { entity: Entity; cluster: string }) {
  const { entity, cluster } = props;
  const { t } = useTranslation();
  const permission = seedgenStoragePartitionPermission;
  const template = useTemplateLink('partition', entity);
  return (
    <div>
      <GuardedLink
        permission={permission}
        resourceRef={cluster}
        to={template}
        label={t('storage.prepare')}
        forbidden={t('storage.prepareForbidden', {
          permission: permission.name,
        })}
        primary
      />
    </div>
  );
}
