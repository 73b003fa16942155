import type { Entity } from '@backstage/catalog-model';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { GenerateLink } from '../GenerateLink';
import { Empty, Panel } from '../shared';

/** Says what will be seen here, and leads to the first run. */
export function FirstUse(props: { entity: Entity; status: ClusterStatus }) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Empty title={t('run.none')} text={t('run.noneText')}>
        <GenerateLink {...props} />
      </Empty>
    </Panel>
  );
}
