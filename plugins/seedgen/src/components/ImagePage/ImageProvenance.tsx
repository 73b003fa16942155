import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { SeedImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { pinnedReference } from '../../model';
import { useTranslation } from '../../translation';
import { ClusterLink, RunLink } from '../RunView/RunLink';
import {
  Code,
  CopyButton,
  Facts,
  Moment,
  Panel,
  Person,
  subtleText,
} from '../shared';

const useStyles = makeStyles(theme => ({
  heading: { marginBottom: theme.spacing(1.5), overflowWrap: 'anywhere' },
  pull: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(0, 0, 2.5),
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    background: theme.palette.background.default,
  },
  reference: { flex: 1, minWidth: 0 },
  name: { color: subtleText(theme) },
}));

/** What an image is and who made it of what; first of all, how to name exactly this one. */
export function ImageProvenance(props: { image: SeedImageDetails }) {
  const { image } = props;
  const classes = useStyles();
  const { t, format } = useTranslation();
  const pinned = pinnedReference(image.image, image.digest);
  const created = image.createdAt ?? image.details?.created;
  return (
    <Panel>
      <Typography variant="h5" component="h2" className={classes.heading}>
        {t('image.heading', { cluster: image.cluster })}
      </Typography>
      <div className={classes.pull}>
        <div className={classes.reference}>
          <Typography variant="caption" className={classes.name}>
            {t('image.pull')}
          </Typography>
          <div>
            <Code>{pinned}</Code>
          </div>
        </div>
        <CopyButton text={pinned} label={t('image.copyPull')} />
      </div>
      <Facts
        facts={[
          {
            name: t('image.cluster'),
            value: <ClusterLink cluster={image.cluster} />,
          },
          { name: t('image.run'), value: <RunLink id={image.runId} /> },
          {
            name: t('image.requestedBy'),
            value: <Person reference={image.requestedBy} />,
          },
          created && {
            name: t('image.created'),
            value: <Moment at={created} />,
          },
          {
            name: t('image.verified'),
            value: <Moment at={image.verifiedAt} />,
          },
          { name: t('image.size'), value: format.bytes(image.sizeBytes) },
          {
            name: t('image.version'),
            value: image.version ?? t('common.unknown'),
          },
          {
            name: t('image.architecture'),
            value: image.architecture ?? t('common.unknown'),
          },
          {
            name: t('image.format'),
            value: image.seedFormatVersion ?? t('common.unknown'),
          },
          image.otherRuns.length > 0 && {
            name: t('image.otherRuns'),
            value: image.otherRuns.map(({ runId }) => (
              <span key={runId}>
                <RunLink id={runId} />{' '}
              </span>
            )),
          },
        ]}
      />
    </Panel>
  );
}
