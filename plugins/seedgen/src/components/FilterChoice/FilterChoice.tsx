import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useTranslation } from '../../translation';

/** A row of filters above a list; on a phone they share lines. */
export const useFilterStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  search: {
    flex: '1 1 220px',
    maxWidth: 360,
    [theme.breakpoints.down('xs')]: { flexBasis: '100%', maxWidth: 'none' },
  },
  choice: {
    flex: '0 1 180px',
    minWidth: 120,
    [theme.breakpoints.down('xs')]: { flex: '1 1 40%' },
  },
}));

// No value that a cluster or an image could have.
const SEVERAL = '*';
const UNKNOWN = 'unknown';

/** Narrows a list to one value, or to none in particular. Several can only come by the address. */
export function FilterChoice(props: {
  id: string;
  label: string;
  className?: string;
  chosen: readonly string[];
  values: readonly string[];
  nameOf?: (value: string) => string;
  /** How to call what has no such value; without it there is no such choice. */
  unknown?: string;
  onChange: (chosen: string[]) => void;
}) {
  const { id, label, chosen, values, unknown, onChange } = props;
  const { nameOf = (value: string) => value } = props;
  const { t } = useTranslation();
  const value = chosen.length > 1 ? SEVERAL : chosen[0] ?? '';
  // One that is gone, or that somebody wrote by hand, is still what is filtered by.
  const foreign =
    chosen.length === 1 && value !== UNKNOWN && !values.includes(value);
  return (
    <TextField
      id={id}
      className={props.className}
      select
      size="small"
      variant="outlined"
      label={label}
      value={value}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={({ target }) => {
        if (target.value !== SEVERAL) {
          onChange(target.value ? [target.value] : []);
        }
      }}
    >
      <option value="">{t('fleet.all')}</option>
      {chosen.length > 1 && (
        <option value={SEVERAL}>
          {t('fleet.several', { number: String(chosen.length) })}
        </option>
      )}
      {foreign && <option value={value}>{nameOf(value)}</option>}
      {values.map(each => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
      {unknown && <option value={UNKNOWN}>{unknown}</option>}
    </TextField>
  );
}
