import TextField from '@material-ui/core/TextField';
import { useTranslation } from '../../translation';

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
