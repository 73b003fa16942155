import { useEffect, useState } from 'react';
import { onTick } from './clocks';

/** The current time in milliseconds, renewed every so often while mounted. */
export function useNow(everyMs: number = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => onTick(everyMs, setNow), [everyMs]);
  return now;
}
