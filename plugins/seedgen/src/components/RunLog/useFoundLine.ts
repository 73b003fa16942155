import { useEffect, useRef, useState, type RefObject } from 'react';

/** The line of a log that is looked at, scrolled to inside its box. */
export interface FoundLine {
  /** For the box that scrolls; lines carry their number as `data-line`. */
  box: RefObject<HTMLPreElement>;
  line?: number;
  goTo(line: number | undefined): void;
}

/** Remembers which line of a log was gone to, and shows it in the middle of its box. */
export function useFoundLine(): FoundLine {
  const box = useRef<HTMLPreElement>(null);
  // Going to the same line again scrolls back to it, so each visit is a new object.
  const [visit, setVisit] = useState<{ line?: number }>({});
  useEffect(() => {
    const element = box.current?.querySelector<HTMLElement>(
      `[data-line="${visit.line}"]`,
    );
    if (!box.current || !element) return;
    // Not scrollIntoView, which would move the page as well.
    box.current.scrollTop =
      element.offsetTop - (box.current.clientHeight - element.offsetHeight) / 2;
  }, [visit]);
  return { box, line: visit.line, goTo: line => setVisit({ line }) };
}
