import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * What stands for a person's deliberate act is never taken from outside of the field. A form is filled from
 * the address of the page, from the parameters of a former task (*Start over*), from defaults, and from its own
 * state when one of its pages is shown again; and it may be sent on before a field that is loaded late is there.
 * So the field keeps what was done in it while it is on the screen, puts that in place of whatever the form holds,
 * and its validation asks here.
 */
const acts = new Map<symbol, unknown>();

/** Whether a person did this in a field that is on the screen now. */
export function wasDone(value: unknown): boolean {
  return [...acts.values()].includes(value);
}

/**
 * The value of a field that stands for a deliberate act: `none` whenever the field appears, then what the
 * person does in it.
 *
 * @param none - what the form gets while nothing was done; not undefined, which a default would replace
 */
export function useDeliberate<T>(
  props: { formData?: T; onChange: (value: T | undefined) => void },
  none: T,
): [value: T, change: (value: T) => void] {
  const { formData, onChange } = props;
  const [value, setValue] = useState(none);
  const { current: field } = useRef(Symbol('field'));

  useEffect(() => {
    acts.set(field, value);
    return () => {
      acts.delete(field);
    };
  }, [field, value]);

  useEffect(() => {
    // Also later than at first: another field that changes at the same moment writes back what it saw of the form.
    if ((formData ?? none) !== value) onChange(value);
  }, [formData, none, value, onChange]);

  useEffect(() => {
    // The browser may bring the page back as it was left, with all that was typed.
    const forget = (event: PageTransitionEvent) => {
      if (event.persisted) setValue(none);
    };
    window.addEventListener('pageshow', forget);
    return () => window.removeEventListener('pageshow', forget);
  }, [none]);

  const change = useCallback(
    (next: T) => {
      setValue(next);
      onChange(next === none ? undefined : next);
    },
    [none, onChange],
  );
  return [value, change];
}
