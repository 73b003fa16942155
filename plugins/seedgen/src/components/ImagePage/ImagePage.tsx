import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useSeedImage } from '../../hooks';
import { imagesRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { imagePageTitle, PageTitle } from '../PageTitle/PageTitle';
import { TagNotice } from '../TagNotice/TagNotice';
import { Code, Panel, Placeholder, RequestError, StaleNotice } from '../shared';
import { CompatibilityPanel } from './CompatibilityPanel';
import { ImageLabels } from './ImageLabels';
import { ImageLocations } from './ImageLocations';
import { ImageProvenance } from './ImageProvenance';

const useStyles = makeStyles(theme => ({
  page: { display: 'grid', gap: theme.spacing(2) },
  // What an image is good for comes first, what is written on it beside or below.
  columns: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 4fr)',
    },
  },
  aside: { display: 'grid', gap: theme.spacing(2) },
}));

/** A seed image: what it is, where it came from, where it is, and which clusters it fits. */
export function ImagePage() {
  const { digest = '' } = useParams();
  const classes = useStyles();
  const { t } = useTranslation();
  const imagesRoute = useRouteRef(imagesRouteRef);
  const { value, error, refresh, readAt } = useSeedImage(digest);
  return (
    <div className={classes.page}>
      <PageTitle title={imagePageTitle(digest, value)} />
      <Typography variant="body2">
        <Link to={imagesRoute()}>← {t('image.back')}</Link>
      </Typography>
      {!value && (
        <Panel>
          {error ? (
            <RequestError
              page
              error={error}
              permission={seedgenClusterReadPermission.name}
              notFound={t('image.notFound', { digest: <Code>{digest}</Code> })}
              onRetry={refresh}
            />
          ) : (
            <Placeholder rows={[32, 20, 60, 60]} />
          )}
        </Panel>
      )}
      {value && (
        <>
          {error && <StaleNotice error={error} readAt={readAt} />}
          <TagNotice location={value.locations[0]} />
          <ImageProvenance image={value} />
          <div className={classes.columns}>
            <CompatibilityPanel key={value.digest} digest={value.digest} />
            <div className={classes.aside}>
              <ImageLocations locations={value.locations} />
              <ImageLabels details={value.details} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
