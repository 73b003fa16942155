import type {
  AnyRunRequest,
  ClusterSnapshot,
  ImageReference,
  LifecycleAgentManifestRequest,
  ManifestPreview,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { StorageRequirements } from '../config';
import { lifecycleAgentFiles } from '../operators';
import type { RunKinds } from '../runs';

/** Asks for what a run would apply, or for the files of an installation of Lifecycle Agent. */
export type AnyManifestRequest = AnyRunRequest | LifecycleAgentManifestRequest;

/**
 * What a run for this request would apply, or what is asked for as files, in the order of its
 * application and without a credential.
 *
 * @param context.snapshot - the last known picture of the cluster, which storage is planned from
 * @throws InputError if the request cannot be carried out as it is
 */
export function previewManifests(
  request: AnyManifestRequest,
  context: {
    kinds: RunKinds;
    requestedBy: string;
    snapshot: ClusterSnapshot | undefined;
    requirements: StorageRequirements;
    /** Why an image may not be pushed there; nothing if it may. */
    refusePush: (reference: ImageReference) => string | undefined;
    now: Date;
  },
): ManifestPreview[] {
  const { kinds, requestedBy, ...seen } = context;
  if (isOfLifecycleAgent(request)) {
    return lifecycleAgentFiles(request, context.snapshot);
  }
  const mark = { runId: '<id of the run>', requestedBy };
  return kinds.of(request).preview?.(request, { ...seen, mark }) ?? [];
}

function isOfLifecycleAgent(
  request: AnyManifestRequest,
): request is LifecycleAgentManifestRequest {
  return request.kind === 'lifecycle-agent';
}
