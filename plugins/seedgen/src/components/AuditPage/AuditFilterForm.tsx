import { useState, type FormEvent } from 'react';
import { DateTime } from 'luxon';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  auditActionSchema,
  auditOutcomeSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import {
  localOf,
  momentOf,
  spanProblem,
  type AuditField,
  type AuditFilters,
} from './auditFilters';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      // Digest, moments and buttons need the whole width of a phone.
      '& > :nth-child(n + 7)': { gridColumn: '1 / -1' },
    },
  },
  actions: {
    display: 'flex',
    alignItems: 'center',
    alignSelf: 'start',
    minHeight: 40,
    gap: theme.spacing(1),
  },
}));

/** The filters of the audit log; nothing is asked for until they are applied. */
export function AuditFilterForm(props: {
  applied: AuditFilters;
  onApply: (filters: AuditFilters) => void;
}) {
  const { applied, onApply } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [filters, setFilters] = useState(applied);
  const problem = spanProblem(filters);

  const field = (name: AuditField) => ({
    id: `seedgen-audit-${name}`,
    size: 'small' as const,
    variant: 'outlined' as const,
    value: filters[name] ?? '',
    onChange: (event: { target: { value: string } }) =>
      setFilters({ ...filters, [name]: event.target.value }),
  });
  const choice = {
    select: true,
    SelectProps: { native: true },
    InputLabelProps: { shrink: true },
  };
  const moment = (name: 'from' | 'until') => ({
    ...field(name),
    type: 'datetime-local',
    value: localOf(filters[name]),
    onChange: (event: { target: { value: string } }) =>
      setFilters({ ...filters, [name]: momentOf(event.target.value) }),
    InputLabelProps: { shrink: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problem) onApply(filters);
  };

  return (
    <form
      className={classes.form}
      aria-label={t('audit.filters')}
      onSubmit={submit}
    >
      <TextField
        {...field('actor')}
        label={t('audit.who')}
        placeholder={t('audit.actorHint')}
      />
      <TextField {...field('cluster')} label={t('audit.cluster')} />
      <TextField {...field('action')} {...choice} label={t('audit.action')}>
        <option value="">{t('audit.any')}</option>
        {auditActionSchema.options.map(action => (
          <option key={action}>{action}</option>
        ))}
      </TextField>
      <TextField {...field('outcome')} {...choice} label={t('audit.outcome')}>
        <option value="">{t('audit.any')}</option>
        {auditOutcomeSchema.options.map(outcome => (
          <option key={outcome} value={outcome}>
            {t(`audit.outcomeName.${outcome}`)}
          </option>
        ))}
      </TextField>
      <TextField {...field('runId')} label={t('auditMore.runId')} />
      <TextField {...field('image')} label={t('audit.image')} />
      <TextField {...field('digest')} label={t('auditMore.digest')} />
      <TextField {...moment('from')} label={t('audit.from')} />
      <TextField
        {...moment('until')}
        label={t('audit.until')}
        error={problem !== undefined}
        helperText={
          problem
            ? t(`auditMore.${problem}`)
            : t('auditMore.time', { zone: timeZone() })
        }
      />
      <div className={classes.actions}>
        <Button type="submit" variant="contained" color="primary" size="small">
          {t('audit.apply')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            setFilters({});
            onApply({});
          }}
        >
          {t('audit.clear')}
        </Button>
      </div>
    </form>
  );
}

// What the moments of the form are meant in, by its distance from UTC: names of zones are those of far cities.
function timeZone(): string {
  return `UTC${DateTime.local().toFormat('ZZ')}`;
}
