import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import type { Formats } from '../../format';
import { measureOf, type MeasureSays } from '../../model';
import { useTranslation, type Translate } from '../../translation';
import { roleBackground } from '../DiskMap/RoleSwatch';
import { ToneIcon, subtleText } from '../shared';

const useStyles = makeStyles((theme: Theme) => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    columnGap: theme.spacing(2),
  },
  figure: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  subtle: { color: subtleText(theme) },
  track: {
    position: 'relative',
    height: 14,
    margin: theme.spacing(0.5, 0),
    borderRadius: 3,
    background: theme.palette.action.hover,
  },
  actual: {
    position: 'absolute',
    left: 0,
    top: 0,
    bottom: 0,
    borderRadius: 3,
    opacity: 0.3,
  },
  used: { position: 'absolute', left: 0, top: 0, bottom: 0, borderRadius: 3 },
  containers: { background: roleBackground(theme, 'containers') },
  root: { background: roleBackground(theme, 'root') },
  required: {
    position: 'absolute',
    top: -4,
    bottom: -4,
    width: 2,
    background: theme.palette.text.primary,
  },
}));

/** A required size against the actual one, as a bar to scale with a mark at the requirement. */
export function Measure(props: {
  name: string;
  path: string;
  segment: 'containers' | 'root';
  storage: StorageReadiness;
  /** Whether the figures are too old to claim anything. */
  stale?: boolean;
}) {
  const { name, path, segment, storage, stale = false } = props;
  const measure = storage[segment];
  const { requiredBytes, actualBytes, usedBytes } = measure;
  const classes = useStyles();
  const { t, format } = useTranslation();

  const { says, tone } = measureOf(storage, segment);
  // The size is then that of a filesystem with other things on it, to which the requirement does not apply.
  const others = says === 'none-of-its-own' || says === 'shared';
  const used =
    usedBytes === undefined
      ? t('storage.usedUnknown')
      : t('storage.used', { used: format.bytes(usedBytes) });
  const figure = figureOf(says, measure, t, format);
  const scale = Math.max(requiredBytes, actualBytes ?? 0) * 1.04 || 1;
  const percent = (bytes: number) => `${(bytes / scale) * 100}%`;

  return (
    <div>
      <div className={classes.head}>
        <Typography variant="body2">
          <strong>{name}</strong> <span className={classes.subtle}>{path}</span>
        </Typography>
        <Typography variant="body2" component="span" className={classes.figure}>
          <ToneIcon tone={stale ? 'unknown' : tone} labelled /> {figure}
        </Typography>
      </div>
      <div
        className={classes.track}
        role="img"
        aria-label={`${name}: ${figure}, ${used}`}
      >
        {actualBytes !== undefined && says !== 'none-of-its-own' && (
          <div
            className={`${classes.actual} ${classes[segment]}`}
            style={{ width: percent(actualBytes) }}
          />
        )}
        {usedBytes !== undefined && says !== 'none-of-its-own' && (
          <div
            className={`${classes.used} ${classes[segment]}`}
            style={{ width: percent(usedBytes) }}
          />
        )}
        {says !== 'shared' && (
          <div
            className={classes.required}
            style={{ left: percent(requiredBytes) }}
          />
        )}
      </div>
      <Typography variant="caption" className={classes.subtle}>
        {others && actualBytes !== undefined
          ? t('storage.shared', { actual: format.bytes(actualBytes) })
          : used}
        {segment === 'containers' && actualBytes !== undefined && (
          <> · {others ? used : t('storage.dedicated')}</>
        )}
      </Typography>
    </div>
  );
}

/** What is said beside the sign: of what is missing, that, and else the size. */
function figureOf(
  says: MeasureSays,
  measure: StorageReadiness['containers'],
  t: Translate,
  format: Formats,
): string {
  const { requiredBytes, actualBytes = 0, availableBytes = 0 } = measure;
  const { seedNeedsBytes = 0, inodes } = measure;
  const required = format.bytes(requiredBytes);
  const actual = format.bytes(actualBytes);
  switch (says) {
    case 'unknown':
      return t('storage.requiredOnly', { required });
    case 'none-of-its-own':
      return t('storage.noneOfItsOwn', { required });
    case 'shared':
      return t('storage.actualShared', { actual });
    case 'size-enough':
      return t('storage.actualEnough', { actual, required });
    case 'room':
      return t('storage.roomLeft', {
        free: format.bytes(availableBytes),
        needed: format.bytes(seedNeedsBytes),
      });
    case 'inodes':
      return t('storage.inodesLeft', {
        free: String(inodes?.free ?? 0),
        total: String(inodes?.total ?? 0),
      });
    case 'unit':
      return t('storage.mountUnitInactive');
    default:
      return t('storage.actualOfRequired', { actual, required });
  }
}
