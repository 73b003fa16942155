/** An answer of the control API that is an error: `{"error":{reason, message, issues}}`. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    /** What is wrong with which field. */
    readonly issues?: Array<{ field: string; message: string }>,
  ) {
    super(message);
    this.name = 'ControlError';
  }
}
