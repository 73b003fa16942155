import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LastSeed as Seed } from '@seedgen/backstage-plugin-seedgen-common';
import { pinnedReference } from '../../model';
import { useTranslation } from '../../translation';
import {
  Age,
  Code,
  CopyButton,
  Digest,
  Person,
  TagState,
  subtleText,
} from '../shared';

const useStyles = makeStyles(theme => ({
  subtle: { color: subtleText(theme) },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1.5),
  },
}));

/** The last image of a cluster that was proven, or that there is none. */
export function LastSeed(props: { seed?: Seed }) {
  const { seed } = props;
  const classes = useStyles();
  const { t, format } = useTranslation();
  return (
    <section aria-label={t('status.lastSeed')}>
      <Typography variant="subtitle2" component="h3">
        {t('status.lastSeed')}
      </Typography>
      {seed ? (
        <>
          <Typography variant="body2" component="div">
            <Code>{seed.image}</Code>
            <CopyButton
              text={pinnedReference(seed.image, seed.digest)}
              label={t('image.copyPull')}
            />
            <TagState state={seed.tagState} />
          </Typography>
          <Typography variant="body2" component="div" className={classes.facts}>
            <Digest digest={seed.digest} />
            <span>{format.bytes(seed.sizeBytes)}</span>
            {seed.version && (
              <span>
                {seed.version} {seed.architecture}
              </span>
            )}
          </Typography>
          <Typography
            variant="body2"
            component="div"
            className={classes.subtle}
          >
            {t('status.verified')} <Age at={seed.verifiedAt} /> ·{' '}
            {t('status.requestedBy')} <Person reference={seed.requestedBy} />
          </Typography>
        </>
      ) : (
        <Typography variant="body2" className={classes.subtle}>
          {t('status.noSeedText')}
        </Typography>
      )}
    </section>
  );
}
