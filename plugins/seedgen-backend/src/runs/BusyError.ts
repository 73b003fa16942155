import { ConflictError } from '@backstage/errors';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';

const TEXT = {
  ClusterBusy:
    'has an active run; wait for its end or cancel it before asking for another',
  RemedyBusy:
    'has a remedy that goes on; wait for its end or cancel it before asking for another',
};

/** There is a run already where one at a time may be. Its id is a field of the answer, for a link. */
export class BusyError extends ConflictError {
  name = 'ConflictError' as const;
  /** Of the run that is in the way. */
  readonly runId?: string;
  readonly #code: keyof typeof TEXT;
  readonly #cluster: string;

  /** @param holder - the run that is in the way, for somebody who may read it */
  constructor(
    code: keyof typeof TEXT,
    cluster: string,
    holder?: Pick<Run, 'id' | 'requestedBy'>,
  ) {
    super(
      `${code}: cluster ${cluster} ${TEXT[code]}${
        holder ? ` (run ${holder.id}, asked for by ${holder.requestedBy})` : ''
      }`,
    );
    this.#code = code;
    this.#cluster = cluster;
    if (holder) this.runId = holder.id;
  }

  /** For somebody who may ask for runs of the cluster and not read them. */
  withoutRun(): BusyError {
    return new BusyError(this.#code, this.#cluster);
  }
}
