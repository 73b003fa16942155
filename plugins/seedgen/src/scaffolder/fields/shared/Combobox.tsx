import { useEffect, useRef, type ReactNode } from 'react';
import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import Paper from '@material-ui/core/Paper';
import Popper from '@material-ui/core/Popper';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useCombobox, type ComboboxOption } from './useCombobox';

const useStyles = makeStyles(theme => ({
  popper: { zIndex: theme.zIndex.modal },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0.5, 0),
    maxHeight: 340,
    overflowY: 'auto',
  },
  option: {
    padding: theme.spacing(1, 2),
    cursor: 'pointer',
    '&[aria-disabled="true"]': { cursor: 'default' },
    '&[aria-selected="true"]': { background: theme.palette.action.selected },
  },
  active: {
    background: theme.palette.action.hover,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  foot: {
    padding: theme.spacing(0.75, 2),
    color: theme.palette.text.secondary,
    borderTop: `1px solid ${theme.palette.divider}`,
  },
}));

/** A text field with a list to choose from, by mouse or by keyboard alone. */
export function Combobox<T extends ComboboxOption>(props: {
  id: string;
  label: string;
  openLabel: string;
  options: readonly T[];
  selected: T | undefined;
  /** What the field shows where the value is none of the options. */
  unknownText?: string;
  onSelect: (option: T | undefined) => void;
  /** Which options are on the screen. */
  onShown?: (options: readonly T[]) => void;
  renderOption: (option: T) => ReactNode;
  /** Below the list: how many there are, or that nothing matches. */
  foot: (list: { shown: number; found: number; typed: string }) => ReactNode;
  required?: boolean;
  disabled?: boolean;
  failed?: boolean;
  describedBy?: string;
}) {
  const { id, label, options, selected, renderOption, onShown } = props;
  const classes = useStyles();
  const field = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const box = useCombobox({ options, selected, onSelect: props.onSelect });
  const optionId = (option: T) => `${id}__option-${options.indexOf(option)}`;
  const activeId = box.active && optionId(box.active);
  const shownKeys = box.open ? box.shown.map(({ key }) => key).join('\n') : '';

  useEffect(() => {
    if (shownKeys) onShown?.(box.shown);
    // The list of keys stands for the options.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shownKeys, onShown]);
  useEffect(() => {
    const item = activeId && document.getElementById(activeId);
    if (item && list.current?.contains(item)) {
      item.scrollIntoView?.({ block: 'nearest' });
    }
  }, [activeId]);

  return (
    <>
      <TextField
        id={id}
        ref={field}
        label={label}
        fullWidth
        margin="dense"
        required={props.required}
        disabled={props.disabled}
        error={props.failed}
        value={box.typed ?? (box.text || (props.unknownText ?? ''))}
        onChange={event => box.type(event.target.value)}
        onKeyDown={box.onKeyDown}
        onClick={() => !props.disabled && !box.open && box.show()}
        onBlur={box.leave}
        autoComplete="off"
        inputProps={{
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': box.open,
          'aria-haspopup': 'listbox',
          'aria-controls': box.open ? `${id}__list` : undefined,
          'aria-activedescendant': activeId,
          'aria-describedby': props.describedBy,
          'aria-invalid': props.failed || undefined,
          spellCheck: false,
        }}
        InputProps={{
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                size="small"
                tabIndex={-1}
                aria-label={props.openLabel}
                disabled={props.disabled}
                // The focus stays in the text field.
                onMouseDown={event => event.preventDefault()}
              >
                <ArrowDropDownIcon />
              </IconButton>
            </InputAdornment>
          ),
        }}
      />
      <Popper
        open={box.open}
        anchorEl={field.current}
        placement="bottom-start"
        className={classes.popper}
        style={{ width: field.current?.clientWidth }}
      >
        <Paper elevation={6} onMouseDown={event => event.preventDefault()}>
          {box.shown.length > 0 && (
            <ul
              id={`${id}__list`}
              ref={list}
              role="listbox"
              aria-label={label}
              className={classes.list}
            >
              {box.shown.map(option => (
                // The keyboard is with the text field, which points here.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                <li
                  key={option.key}
                  id={optionId(option)}
                  role="option"
                  aria-selected={option.key === selected?.key}
                  aria-disabled={option.disabled || undefined}
                  className={`${classes.option} ${
                    option === box.active ? classes.active : ''
                  }`}
                  onClick={() => box.take(option)}
                >
                  {renderOption(option)}
                </li>
              ))}
            </ul>
          )}
          <Typography
            variant="caption"
            component="div"
            role="status"
            className={classes.foot}
          >
            {props.foot({
              shown: box.shown.length,
              found: box.found,
              typed: box.typed ?? '',
            })}
          </Typography>
        </Paper>
      </Popper>
    </>
  );
}
