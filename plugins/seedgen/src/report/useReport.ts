import {
  configApiRef,
  identityApiRef,
  useApi,
  useApiHolder,
} from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { type RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { saveFile, useAction, type Action } from '../hooks';
import { errorMessageOf, viewOfKind } from '../model';
import { useTranslation } from '../translation';
import { runReport, type Read } from './runReport';

// All of a report's parts together; a part that takes longer is said to be missing.
const WITHIN_MS = 30_000;

/** Makes the report of a run from what the backend knows at that moment, and saves it. */
export function useReport(id: string): Action {
  const api = useApi(seedgenApiRef);
  const config = useApi(configApiRef);
  const identity = useApi(identityApiRef);
  const languages = useApiHolder().get(appLanguageApiRef);
  const { t, format } = useTranslation();
  return useAction(async () => {
    const signal = AbortSignal.timeout(WITHIN_MS);
    // Anew, so that report and revision are of one moment, however long the page has been open.
    const run: RunDetails = await api.getRun(id, { signal });
    const view = viewOfKind(run.kind);
    const [manifests, by, ...logs] = await Promise.all([
      view.hasManifests
        ? read(api.getRunManifests(id, { signal }).then(({ items }) => items))
        : { value: [] },
      identity.getBackstageIdentity().then(
        ({ userEntityRef }) => userEntityRef,
        () => undefined,
      ),
      ...view.logs.map(async source => ({
        source,
        log: await read(api.getRunLog(id, source, { signal })),
      })),
    ]);
    const text = runReport(
      {
        run,
        manifests,
        logs,
        at: new Date().toISOString(),
        by,
        portal: config.getOptionalString('app.baseUrl') ?? location.origin,
      },
      { t, format, language: languages?.getLanguage().language ?? 'en' },
    );
    saveFile(
      `seedgen-run-${id}.html`,
      new Blob([text], { type: 'text/html;charset=utf-8' }),
    );
  });
}

async function read<T>(answer: Promise<T>): Promise<Read<T>> {
  return await answer.then(
    value => ({ value }),
    error => ({ failure: errorMessageOf(error) }),
  );
}
