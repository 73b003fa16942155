import { useCallback, useEffect, useState } from 'react';

/** Longer than the portal's client of signals takes to connect again. */
export const DOUBT_MS = 10_000;

/** Whether signals may be getting lost now, for a while after somebody said so. */
export function useDoubt(): { doubtful: boolean; doubt: () => void } {
  const [since, setSince] = useState<number>();
  useEffect(() => {
    if (since === undefined) return undefined;
    const timer = setTimeout(() => setSince(undefined), DOUBT_MS);
    return () => clearTimeout(timer);
  }, [since]);
  const doubt = useCallback(() => setSince(Date.now()), []);
  return { doubtful: since !== undefined, doubt };
}
