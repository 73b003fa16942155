import { seedgenSeedGeneratePermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useTemplateLink } from '../../hooks';
import { useTranslation } from '../../translation';
import { Empty, GuardedLink, Panel } from '../shared';

/** Says what will be seen here, and leads to the first run. */
export function FirstUse(props: { cluster: string }) {
  const { cluster } = props;
  const { t } = useTranslation();
  const permission = seedgenSeedGeneratePermission;
  const template = useTemplateLink('generate', { cluster });
  return (
    <Panel>
      <Empty title={t('run.none')} text={t('run.noneText')}>
        <GuardedLink
          permission={permission}
          resourceRef={cluster}
          to={template}
          label={t('status.generate')}
          forbidden={t('status.generateForbidden', {
            permission: permission.name,
          })}
          primary
        />
      </Empty>
    </Panel>
  );
}
