import { useEffect, useRef, useState } from 'react';

/** How long somebody must pause in typing before it is searched for, in milliseconds. */
export const TYPING_PAUSE_MS = 250;

/**
 * The text of a search box that is searched for once the person pauses. A text that changes by
 * itself, because somebody went back, replaces what is in the box.
 */
export function useSearchText(
  applied: string,
  onApply: (text: string) => void,
): { text: string; setText(text: string): void; applyNow(): void } {
  const [text, setText] = useState(applied);
  const told = useRef(applied);
  const latest = useRef(onApply);
  latest.current = onApply;

  useEffect(() => {
    if (applied !== told.current) {
      told.current = applied;
      setText(applied);
    }
  }, [applied]);

  const apply = useRef((next: string) => {
    if (next === told.current) return;
    told.current = next;
    latest.current(next);
  });
  useEffect(() => {
    const timer = setTimeout(() => apply.current(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return { text, setText, applyNow: () => apply.current(text) };
}
