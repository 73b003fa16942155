import type { Entity } from '@backstage/catalog-model';
import { seedgenStoragePartitionPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useTemplateLink } from '../../hooks';
import { useTranslation } from '../../translation';
import { GuardedLink } from '../shared';

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
