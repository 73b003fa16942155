import { createObjectStore } from '../../apiserver/store/createObjectStore';
import type { Availability, LabApiServer } from '../../apiserver/types';
import type { LabClock } from '../../clock';

/** A LabApiServer without a network, which remembers what was asked of it. */
export interface FakeApiServer extends LabApiServer {
  readonly availabilities: Array<{ at: number; availability: Availability }>;
  readonly rotations: Array<'same' | 'new'>;
  readonly rejectedTokens: Array<string[] | undefined>;
}

export function createFakeApiServer(
  name: string,
  clock: LabClock & { elapsed(): number },
): FakeApiServer {
  // As with a real server, whoever is told of a deletion has heard of it before its consequences.
  const store = createObjectStore({ now: clock.now, later: queueMicrotask });
  const availabilities: FakeApiServer['availabilities'] = [];
  const rotations: FakeApiServer['rotations'] = [];
  const rejectedTokens: FakeApiServer['rejectedTokens'] = [];
  let current: Availability = 'up';
  return {
    name,
    url: 'https://127.0.0.1:1',
    store,
    availabilities,
    rotations,
    rejectedTokens,
    start: async () => undefined,
    stop: async () => undefined,
    availability: () => current,
    setAvailability: async availability => {
      current = availability;
      availabilities.push({ at: clock.elapsed(), availability });
    },
    compactHistory: () => undefined,
    rejectTokens: tokens => {
      rejectedTokens.push(tokens);
    },
    rotateCertificate: async authority => {
      rotations.push(authority);
    },
    kubeconfigFor: () => '',
  };
}
