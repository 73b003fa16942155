import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Verification } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { useAction, type Action } from '../../../hooks';

const EVERY_MS = 1_000;
// The backend gives up before that.
const LOOKS = 90;

/** Has the backend look at an image in its registry; started here, and read back until it is done. */
export function useRegistryLook(
  cluster: string | undefined,
  image: string,
): Action & { look?: Verification } {
  const api = useApi(seedgenApiRef);
  const [look, setLook] = useState<Verification>();
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);
  const action = useAction(async () => {
    const current = new AbortController();
    controller.current = current;
    const { signal } = current;
    let report = await api.startVerification(
      { cluster: cluster!, image },
      { signal },
    );
    for (let n = 0; report.state === 'running' && n < LOOKS; n += 1) {
      await new Promise(resolve => setTimeout(resolve, EVERY_MS));
      signal.throwIfAborted();
      report = await api.getVerification(report.id, { signal });
    }
    if (!report.result) throw new Error('The portal did not answer in time');
    return report.result;
  }, setLook);
  return { ...action, look };
}
