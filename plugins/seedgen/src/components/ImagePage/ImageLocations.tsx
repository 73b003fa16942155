import { makeStyles } from '@material-ui/core/styles';
import type { ImageLocation } from '@seedgen/backstage-plugin-seedgen-common';
import { placeTone } from '../../model';
import { useTranslation } from '../../translation';
import { Age, Code, Digest, Panel, StatusLabel, Subtle } from '../shared';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

/** Every tag that the image was seen behind, and what the tag says now. */
export function ImageLocations(props: { locations: readonly ImageLocation[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Panel title={t('image.where')}>
      <ul className={classes.list} aria-label={t('image.whereLabel')}>
        {props.locations.map(location => (
          <li key={location.image} className={classes.item}>
            <Place location={location} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Place(props: { location: ImageLocation }) {
  const { image, state, checkedAt, lastSeenAt, digestFound, failure } =
    props.location;
  const { t } = useTranslation();
  return (
    <>
      <Code>{image}</Code>
      <div>
        <StatusLabel tone={placeTone(state)}>
          {t(`images.location.${state}`)}
        </StatusLabel>
      </div>
      {digestFound && (
        <div>
          {t('image.instead')} <Digest digest={digestFound} />
        </div>
      )}
      <Subtle>
        {lastSeenAt ? (
          <>
            {t('image.seen')} <Age at={lastSeenAt} />
          </>
        ) : (
          t('images.neverSeen')
        )}
        {' · '}
        {t('image.asked')} <Age at={checkedAt} />
        {failure && <div>{failure.message}</div>}
      </Subtle>
    </>
  );
}
