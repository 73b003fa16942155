/** Minor release of OpenShift 4, e.g. 18 of `4.18.27`; nothing if it is unknown or not a 4. */
export function minorOf(version: string | undefined): number | undefined {
  const match = /^4\.(\d{1,3})(?:\.|$)/.exec(version ?? '');
  return match ? Number(match[1]) : undefined;
}
