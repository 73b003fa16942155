import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type {
  Disk,
  StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Formats } from '../../format';
import { segmentsOf, type Segment } from '../../model';
import { useTranslation, type Translate } from '../../translation';
import { subtleText } from '../shared/tones';
import { RoleSwatch, roleBackground } from './RoleSwatch';

const useDiskBarStyles = makeStyles((theme: Theme) => ({
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    flexWrap: 'wrap',
  },
  subtle: { color: subtleText(theme) },
  bar: {
    display: 'flex',
    gap: 2,
    height: 28,
    marginTop: theme.spacing(0.5),
  },
  segment: {
    minWidth: 3,
    borderRadius: 3,
    border: '1px solid transparent',
    boxSizing: 'border-box',
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  },
  containers: { background: roleBackground(theme, 'containers') },
  root: { background: roleBackground(theme, 'root') },
  boot: { background: roleBackground(theme, 'boot') },
  data: { background: roleBackground(theme, 'data') },
  free: { border: `1px dashed ${theme.palette.text.secondary}` },
  list: {
    listStyle: 'none',
    margin: theme.spacing(0.75, 0, 0),
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
  },
  item: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
}));

/** A disk as a bar to scale, with a line of text for each of its parts. */
export function DiskBar(props: {
  disk: Disk;
  /** Whether this is what it will be, rather than what it is. */
  planned?: boolean;
}) {
  const { disk, planned = false } = props;
  const classes = useDiskBarStyles();
  const { t, format } = useTranslation();
  const segments = segmentsOf(disk);
  const size = format.bytes(disk.sizeBytes);
  return (
    <div>
      <div className={classes.head}>
        <Typography variant="body2">
          <strong>{disk.path}</strong> · {size}
        </Typography>
        {disk.model && (
          <Typography variant="caption" className={classes.subtle}>
            {disk.model}
          </Typography>
        )}
      </div>
      <div
        className={classes.bar}
        role="img"
        aria-label={t(planned ? 'storage.diskPlanned' : 'storage.diskLabel', {
          name: disk.name,
          size,
        })}
      >
        {segments.map((segment, index) => (
          <Tooltip key={index} title={describe(segment, t, format)}>
            <div
              className={`${classes.segment} ${classes[segment.role]}`}
              style={{
                flexGrow: (segment.sizeBytes / disk.sizeBytes) * 100,
                flexBasis: 0,
              }}
            />
          </Tooltip>
        ))}
      </div>
      <ul className={classes.list}>
        {segments.map((segment, index) => (
          <Typography
            key={index}
            component="li"
            variant="caption"
            className={classes.item}
          >
            <RoleSwatch role={segment.role} />
            {describe(segment, t, format)}
          </Typography>
        ))}
      </ul>
    </div>
  );
}

function describe(segment: Segment, t: Translate, format: Formats): string {
  const size = format.bytes(segment.sizeBytes);
  if (segment.role === 'free') return `${size} ${t('storage.free')}`;
  const where = segment.mountpoints[0] ?? segment.label;
  return [segment.name, size, where].filter(Boolean).join(' · ');
}

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
