import { makeStyles } from '@material-ui/core/styles';
import type { Timescale } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import { DataTable, Moment, type Column, subtleText } from '../shared';

interface Line {
  name: string;
  from: string;
  until?: string;
  durationMs?: number;
}

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(1.5) },
  summary: {
    cursor: 'pointer',
    width: 'max-content',
    color: subtleText(theme),
    ...theme.typography.body2,
  },
}));

/** The same as the picture, for reading, hearing and copying. */
export function TimescaleTable(props: { scale: Timescale }) {
  const { phases, outages, image } = props.scale;
  const classes = useStyles();
  const { t, format } = useTranslation();
  const lines: Line[] = [
    ...phases.map(({ phase, ...span }) => ({
      ...span,
      name: phaseName(t, phase),
    })),
    ...outages.map(span => ({ ...span, name: t('timescale.apiOff') })),
    ...(image ? [{ name: t('timescale.imageThere'), from: image.at }] : []),
  ].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const columns: Column<Line>[] = [
    { title: t('timescale.what'), render: ({ name }) => name },
    {
      title: t('timescale.from'),
      narrow: true,
      render: ({ from }) => <Moment at={from} />,
    },
    {
      title: t('timescale.until'),
      narrow: true,
      render: ({ until }) => (until ? <Moment at={until} /> : '–'),
    },
    {
      title: t('timescale.length'),
      narrow: true,
      render: ({ durationMs }) =>
        durationMs === undefined ? '–' : format.duration(durationMs),
    },
  ];
  return (
    <details className={classes.root}>
      <summary className={classes.summary}>{t('timescale.asTable')}</summary>
      <DataTable
        label={t('timescale.title')}
        columns={columns}
        rows={lines}
        keyOf={({ name, from }) => `${name} ${from}`}
      />
    </details>
  );
}
