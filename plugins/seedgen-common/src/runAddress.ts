const RUN_ADDRESS =
  /\/runs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f-])/g;

/**
 * Address of a run's page, or of the list of runs.
 *
 * @param page - path or full address of the plugin's page, such as `/seedgen`
 * @public
 */
export function runAddress(page: string, runId?: string): string {
  const runs = `${page.replace(/(?<!\/)\/+$/, '')}/runs`;
  return runId === undefined ? runs : `${runs}/${encodeURIComponent(runId)}`;
}

/** The run that a text names last by the address of its page, as the log of a task does. @public */
export function lastRunNamedIn(text: string): string | undefined {
  return [...text.matchAll(RUN_ADDRESS)].pop()?.[1];
}
