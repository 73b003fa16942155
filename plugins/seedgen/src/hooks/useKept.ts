import { useRef } from 'react';
import type { LiveResource } from './useLiveResource';

/** A resource that shows what it had until what was asked for instead is there. */
export interface KeptResource<T> extends LiveResource<T> {
  /** Whether the value is still that of what was asked for before. */
  settling: boolean;
}

/**
 * Keeps the last value on the screen while a list is read by other filters, so that nothing jumps. A
 * failure to read takes its place: the old rows are no answer to the new question.
 */
export function useKept<T>(resource: LiveResource<T>): KeptResource<T> {
  const last = useRef<{ value: T; readAt?: string }>();
  if (resource.value !== undefined) {
    last.current = { value: resource.value, readAt: resource.readAt };
  }
  if (!resource.loading || !last.current) {
    return { ...resource, settling: false };
  }
  return { ...resource, ...last.current, loading: false, settling: true };
}
