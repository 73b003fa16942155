import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { roleBackground } from '../DiskMap/roles';
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
  measure: StorageReadiness['containers'];
  /** Whether there is no filesystem of its own, so that the size says nothing. */
  shared?: boolean;
  /** Whether the figures are too old to claim anything. */
  stale?: boolean;
}) {
  const { name, path, segment, measure, shared = false, stale = false } = props;
  const { requiredBytes, actualBytes, usedBytes } = measure;
  const classes = useStyles();
  const { t, format } = useTranslation();

  const required = format.bytes(requiredBytes);
  const used =
    usedBytes === undefined
      ? t('storage.usedUnknown')
      : t('storage.used', { used: format.bytes(usedBytes) });
  const sizes =
    actualBytes === undefined
      ? t('storage.requiredOnly', { required })
      : t('storage.actualOfRequired', {
          actual: format.bytes(actualBytes),
          required,
        });
  const tone = stale ? 'unknown' : toneOf(measure, shared);
  const scale = Math.max(requiredBytes, actualBytes ?? 0) * 1.04 || 1;
  const percent = (bytes: number) => `${(bytes / scale) * 100}%`;

  return (
    <div>
      <div className={classes.head}>
        <Typography variant="body2">
          <strong>{name}</strong> <span className={classes.subtle}>{path}</span>
        </Typography>
        <Typography variant="body2" component="span" className={classes.figure}>
          <ToneIcon tone={tone} labelled /> {sizes}
        </Typography>
      </div>
      <div
        className={classes.track}
        role="img"
        aria-label={`${name}: ${sizes}, ${used}`}
      >
        {actualBytes !== undefined && (
          <div
            className={`${classes.actual} ${classes[segment]}`}
            style={{ width: percent(actualBytes) }}
          />
        )}
        {usedBytes !== undefined && (
          <div
            className={`${classes.used} ${classes[segment]}`}
            style={{ width: percent(usedBytes) }}
          />
        )}
        <div
          className={classes.required}
          style={{ left: percent(requiredBytes) }}
        />
      </div>
      <Typography variant="caption" className={classes.subtle}>
        {used}
        {segment === 'containers' && actualBytes !== undefined && (
          <> · {shared ? t('storage.shared') : t('storage.dedicated')}</>
        )}
      </Typography>
    </div>
  );
}

function toneOf(
  measure: StorageReadiness['containers'],
  shared: boolean,
): Tone {
  const { requiredBytes, actualBytes } = measure;
  if (actualBytes === undefined) return 'unknown';
  return actualBytes >= requiredBytes && !shared ? 'ok' : 'error';
}
