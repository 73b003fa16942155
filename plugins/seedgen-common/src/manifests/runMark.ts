import {
  SEEDGEN_REQUESTED_BY_ANNOTATION,
  SEEDGEN_RUN_ANNOTATION,
} from '../annotations';

/** What marks an object on the cluster as made by a run. @public */
export interface RunMark {
  runId: string;
  /** Entity reference of the requester. */
  requestedBy: string;
}

/** The annotations by which a run is known on the cluster. @public */
export function runMarkAnnotations(mark: RunMark): Record<string, string> {
  return {
    [SEEDGEN_RUN_ANNOTATION]: mark.runId,
    [SEEDGEN_REQUESTED_BY_ANNOTATION]: mark.requestedBy,
  };
}
