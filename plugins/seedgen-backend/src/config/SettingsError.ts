/** A wrong setting. The message begins with the setting's full name and stops the start. */
export class SettingsError extends Error {
  constructor(
    /** For example `seedgen.clusters[1].server`. */
    readonly setting: string,
    problem: string,
  ) {
    super(`${setting}: ${problem}`);
    this.name = 'SettingsError';
  }
}
