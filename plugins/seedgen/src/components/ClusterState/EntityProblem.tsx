import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import { useSaysIt } from '../../hooks';
import { annotationOf } from '../../model';
import { useTranslation } from '../../translation';
import { Notice } from '../shared';
import type { EntityProblemKind } from './useEntityCluster';

/**
 * Says that an entity stands for no cluster, why, and what to set. Of all that is on the page for the entity one
 * says it.
 */
export function EntityProblem(props: {
  entity: Entity;
  problem: EntityProblemKind;
}) {
  const { entity, problem } = props;
  const { t } = useTranslation();
  const says = useSaysIt(`entity-problem ${stringifyEntityRef(entity)}`);
  if (!says) return null;
  const values = {
    cluster: annotationOf(entity) ?? '',
    annotation: SEEDGEN_CLUSTER_ANNOTATION,
    kind: entity.kind,
    type: String(entity.spec?.type ?? '—'),
  };
  return (
    <Notice tone="warning" title={t(`status.entity.${problem}.title`, values)}>
      {t(`status.entity.${problem}.text`, values)}
    </Notice>
  );
}
