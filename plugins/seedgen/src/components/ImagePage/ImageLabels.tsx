import Typography from '@material-ui/core/Typography';
import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { labelFactsOf, type LabelFact } from '../../model';
import { useTranslation } from '../../translation';
import { Code, Facts, Panel } from '../shared';

/** What the labels of an image say, in words; what bears on upgrades comes first. */
export function ImageLabels(props: { details: ImageDetails | undefined }) {
  const { details } = props;
  const { t } = useTranslation();
  return (
    <Panel title={t('image.labels')}>
      {details ? (
        <Facts
          facts={labelFactsOf(details).map(fact => ({
            name: t(`image.label.${fact.name}`),
            value: <Said value={fact.value} />,
            wide: isLong(fact.value),
          }))}
        />
      ) : (
        <Typography variant="body2">{t('image.noLabels')}</Typography>
      )}
    </Panel>
  );
}

// Longer than a column is wide.
function isLong(value: LabelFact['value']): boolean {
  return typeof value === 'string' && value.length > 24;
}

function Said(props: { value: LabelFact['value'] }) {
  const { value } = props;
  const { t } = useTranslation();
  switch (value) {
    case undefined:
      return <>{t('image.notSaid')}</>;
    case null:
      return <>{t('common.none')}</>;
    case true:
      return <>{t('image.yes')}</>;
    case false:
      return <>{t('image.no')}</>;
    default:
      return <Code>{value}</Code>;
  }
}
