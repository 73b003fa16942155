import { Link } from '@backstage/core-components';
import type { ClusterCompatibility } from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterEntities, useSeedImageTabLink } from '../../hooks';
import { verdictTone } from '../../model';
import { useTranslation } from '../../translation';
import { Age, StatusLabel, Subtle, type Column } from '../shared';
import { Reasons } from './Reasons';

/** Columns of the table of clusters that are held against a seed. */
export function useCompatibilityColumns(options: {
  /** Clusters of which every comparison is shown. */
  opened: ReadonlySet<string>;
  onOpen: (cluster: string) => void;
}): Column<ClusterCompatibility>[] {
  const { t } = useTranslation();
  const entities = useClusterEntities();
  const tabLink = useSeedImageTabLink();
  return [
    {
      title: t('fit.column.cluster'),
      narrow: true,
      render: ({ cluster, title }) => {
        const entity = entities.get(cluster);
        const text = title ?? cluster;
        return (
          <div>
            {entity ? <Link to={tabLink(entity)}>{text}</Link> : text}
            {title && title !== cluster && <Subtle>{cluster}</Subtle>}
          </div>
        );
      },
    },
    {
      title: t('fit.column.verdict'),
      narrow: true,
      render: ({ verdict }) => (
        <StatusLabel tone={verdictTone(verdict)}>
          {t(`fit.verdict.${verdict}`)}
        </StatusLabel>
      ),
    },
    {
      title: t('fit.column.reasons'),
      wide: true,
      render: compatibility => (
        <Reasons
          compatibility={compatibility}
          all={options.opened.has(compatibility.cluster)}
          onShowAll={() => options.onOpen(compatibility.cluster)}
        />
      ),
    },
    {
      title: t('fit.column.asOf'),
      narrow: true,
      render: ({ asOf }) => (asOf ? <Age at={asOf} /> : t('fit.never')),
    },
  ];
}
