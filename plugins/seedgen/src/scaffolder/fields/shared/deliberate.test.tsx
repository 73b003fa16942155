import { act, renderHook } from '@testing-library/react';
import { useDeliberate, wasDone } from './deliberate';

// The value of a form that writes down what a field sends, and what others put in its place.
function show(formData: string | undefined) {
  const sent: Array<string | undefined> = [];
  const onChange = (value: string | undefined) => sent.push(value);
  const hook = renderHook(
    ({ value }: { value: string | undefined }) =>
      useDeliberate<string>({ formData: value, onChange }, ''),
    { initialProps: { value: formData } },
  );
  return { ...hook, sent };
}

describe('useDeliberate', () => {
  it('puts nothing in place of what the form was filled with', () => {
    const { result, sent } = show('sno1');
    expect(result.current[0]).toBe('');
    expect(sent).toEqual(['']);
    expect(wasDone('sno1')).toBe(false);
  });

  it('writes back what a person did when something else writes over it', () => {
    const { result, rerender, sent } = show(undefined);
    act(() => result.current[1]('sno1'));
    rerender({ value: 'sno1' });
    expect(new Set(sent)).toEqual(new Set(['sno1']));
    sent.length = 0;
    rerender({ value: 'sno2' });
    expect(sent).toEqual(['sno1']);
    expect(wasDone('sno1')).toBe(true);
  });

  it('forgets it when the field goes, or when the browser brings the page back', () => {
    const { result, unmount } = show(undefined);
    act(() => result.current[1]('sno1'));
    const shown = new Event('pageshow') as Event & { persisted: boolean };
    Object.assign(shown, { persisted: true });
    act(() => {
      window.dispatchEvent(shown);
    });
    expect(wasDone('sno1')).toBe(false);
    act(() => result.current[1]('sno1'));
    unmount();
    expect(wasDone('sno1')).toBe(false);
  });
});
