/** What the timeline says of a cancellation that was to stop the run, when nothing could stop it any more. */
export function tooLate(by: string, what: string): string {
  return `Cancelling by ${by} came too late: ${what}. The run goes on`;
}
