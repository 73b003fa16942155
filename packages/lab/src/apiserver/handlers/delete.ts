import { sendObject } from '../http/respond';
import { conflict, forbidden, methodNotAllowed } from '../statusError';
import { timestamp } from '../store/prepareObject';
import { KubeObject } from '../types';
import { DeleteOptions, policyOf, readDeleteOptions } from './deleteOptions';
import { parseSelection } from './listOptions';
import { isDryRun, requireNamed, ResourceRequest } from './resourceRequest';
import { sendList, sendResult } from './sendResult';

/** Admission of `NamespaceLifecycle`. */
const IMMORTAL = new Set(['default', 'kube-public', 'kube-system']);

/** DELETE of one object: its status when it is gone, the object while finalizers hold it. */
export async function handleDelete(context: ResourceRequest): Promise<void> {
  const { kind, store, response, form } = context;
  const options = await readDeleteOptions(context.request, context.info);
  const dryRun = isDryRunDelete(context, options);
  const object = requireNamed(context);
  if (kind.name === 'Namespace' && IMMORTAL.has(object.metadata.name)) {
    throw forbidden(
      kind,
      object.metadata.name,
      'this namespace may not be deleted',
    );
  }
  requirePreconditions(context, object, options);
  const removed = store.remove(kind, object, {
    dryRun,
    policy: policyOf(options),
  });
  if (!removed.gone) {
    sendResult(context, removed.object);
    return;
  }
  if (kind.name === 'Pod') {
    // Pods are deleted gracefully, so that what is left of them is the answer.
    sendResult(context, {
      ...removed.object,
      metadata: {
        ...removed.object.metadata,
        deletionTimestamp: timestamp(context.now()),
        deletionGracePeriodSeconds: 0,
      },
    });
    return;
  }
  const { group, plural } = kind;
  const { name, uid } = object.metadata;
  sendObject(
    response,
    200,
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name, ...(group && { group }), kind: plural, uid },
    },
    { format: form.format },
  );
}

/** DELETE of a collection: everything that the selectors fit. */
export async function handleDeleteCollection(
  context: ResourceRequest,
): Promise<void> {
  const { info, kind, store } = context;
  if (kind.namespaced && !info.namespace) {
    throw methodNotAllowed();
  }
  const options = await readDeleteOptions(context.request, info);
  const dryRun = isDryRunDelete(context, options);
  const selected = store.objects
    .list(kind.name)
    .filter(parseSelection(context));
  const removed = selected.map(
    object =>
      store.remove(kind, object, { dryRun, policy: policyOf(options) }).object,
  );
  sendList(context, removed, {
    resourceVersion: String(store.objects.version),
  });
}

function isDryRunDelete(
  { info }: ResourceRequest,
  options: DeleteOptions,
): boolean {
  return (
    isDryRun(info, 'DeleteOptions') || (options.dryRun ?? []).includes('All')
  );
}

function requirePreconditions(
  { kind }: ResourceRequest,
  object: KubeObject,
  { preconditions }: DeleteOptions,
): void {
  const { name, uid, resourceVersion } = object.metadata;
  // These failures name the kind where others name the resource.
  const named = { group: kind.group, plural: kind.kind };
  if (preconditions?.uid && preconditions.uid !== uid) {
    throw conflict(
      named,
      name,
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    preconditions?.resourceVersion &&
    preconditions.resourceVersion !== resourceVersion
  ) {
    throw conflict(
      named,
      name,
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}
