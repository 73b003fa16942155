import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  auditActionSchema,
  auditOutcomeSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import type { AuditField, AuditFilters } from './auditFilters';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  actions: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
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
  const moment = {
    type: 'datetime-local',
    InputLabelProps: { shrink: true },
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(filters);
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
      <TextField {...field('image')} label={t('audit.image')} />
      <TextField {...field('from')} {...moment} label={t('audit.from')} />
      <TextField {...field('until')} {...moment} label={t('audit.until')} />
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
