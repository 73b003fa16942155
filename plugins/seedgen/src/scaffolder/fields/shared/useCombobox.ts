import { useState, type KeyboardEvent } from 'react';

/** Something that can be chosen. */
export interface ComboboxOption {
  key: string;
  /** What the field shows once it is chosen. */
  text: string;
  /** What is searched, in small letters. */
  search: string;
  disabled?: boolean;
}

/** As many as are drawn; the rest is found by typing. */
export const SHOWN_OPTIONS = 30;

/** Options that have every word that was typed. */
export function matching<T extends ComboboxOption>(
  options: readonly T[],
  typed: string | undefined,
): T[] {
  const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ search }) =>
    words.every(word => search.includes(word)),
  );
}

/**
 * Keyboard and state of a text field with a list, as the pattern *combobox* of ARIA 1.2 has it: the
 * focus stays in the text field, arrows move through the list, Enter takes, Escape closes.
 */
export function useCombobox<T extends ComboboxOption>(props: {
  options: readonly T[];
  selected: T | undefined;
  onSelect: (option: T | undefined) => void;
}) {
  const { options, selected, onSelect } = props;
  const [open, setOpen] = useState(false);
  /** Undefined while the field shows what is chosen. */
  const [typed, setTyped] = useState<string>();
  const [position, setPosition] = useState<number>();

  const found = matching(options, typed);
  const shown = found.slice(0, SHOWN_OPTIONS);
  const start = Math.max(
    0,
    shown.findIndex(({ key }) => key === selected?.key),
  );
  const active = open
    ? shown[Math.min(position ?? start, shown.length - 1)]
    : undefined;

  const show = () => {
    setOpen(true);
    setPosition(undefined);
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  const take = (option: T) => {
    if (option.disabled) return;
    close();
    if (option.key !== selected?.key) onSelect(option);
  };
  const move = (by: number) => {
    if (!open) return show();
    const at = active ? shown.indexOf(active) : -1;
    return setPosition(Math.min(shown.length - 1, Math.max(0, at + by)));
  };

  return {
    open: open && options.length > 0,
    text: typed ?? selected?.text ?? '',
    typed,
    shown,
    total: options.length,
    found: found.length,
    active,
    show,
    take,
    type(text: string) {
      setTyped(text);
      setOpen(true);
      setPosition(0);
    },
    leave() {
      const text = typed?.trim().toLowerCase();
      const exact = options.find(option => option.text.toLowerCase() === text);
      close();
      if (text === '' && selected) onSelect(undefined);
      if (exact && !exact.disabled && exact.key !== selected?.key) {
        onSelect(exact);
      }
    },
    onKeyDown(event: KeyboardEvent) {
      switch (event.key) {
        case 'ArrowDown':
          move(1);
          break;
        case 'ArrowUp':
          move(-1);
          break;
        case 'Enter':
          // With a closed list it means the form's own button.
          if (!active) return;
          take(active);
          break;
        case 'Escape':
          if (!open) return;
          close();
          break;
        default:
          return;
      }
      event.preventDefault();
    },
  };
}
