import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { DiskBar } from './DiskBar';
import { subtleText } from '../shared/tones';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  subtle: { color: subtleText(theme) },
}));

/** The disks of a node, each as a bar to scale. */
export function DiskMap(props: { layout: StorageLayout }) {
  const { layout } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const unit = layout.containerMountUnit;
  return (
    <section className={classes.root} aria-label={t('storage.disks')}>
      {layout.disks.length === 0 && (
        <Typography variant="body2" className={classes.subtle}>
          {t('storage.noDisks')}
        </Typography>
      )}
      {layout.disks.map(disk => (
        <DiskBar key={disk.name} disk={disk} />
      ))}
      <Typography variant="caption" className={classes.subtle}>
        {t('storage.sources', { sources: layout.sources.join(', ') })}
        {unit && (
          <>
            {' · '}
            {unit.active
              ? t('storage.mountUnitActive')
              : t('storage.mountUnitInactive')}
          </>
        )}
      </Typography>
    </section>
  );
}
