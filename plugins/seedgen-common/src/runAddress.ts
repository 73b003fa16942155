const RUNS_PATH = '/seedgen/runs';
const RUN_ADDRESS =
  /\/seedgen\/runs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f-])/g;

/** Address of a run's page in a portal, or of the list of runs. @public */
export function runAddress(appBaseUrl: string, runId?: string): string {
  const runs = `${appBaseUrl.replace(/\/+$/, '')}${RUNS_PATH}`;
  return runId === undefined ? runs : `${runs}/${encodeURIComponent(runId)}`;
}

/** The run that a text names last by the address of its page, as the log of a task does. @public */
export function lastRunNamedIn(text: string): string | undefined {
  return [...text.matchAll(RUN_ADDRESS)].pop()?.[1];
}
