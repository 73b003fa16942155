import { readParsed } from '../http/readBody';
import { sendObject } from '../http/respond';
import { isJsonMap } from '../schema/jsonSchema';
import { badRequest, conflict } from '../statusError';
import { KubeObject } from '../types';
import { parseSelection } from './listOptions';
import { isDryRun, requireNamed, ResourceRequest } from './resourceRequest';
import { sendList, sendResult } from './sendResult';

interface DeleteOptions {
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: string[];
}

/** DELETE of one object: its status when it is gone, the object while finalizers hold it. */
export async function handleDelete(context: ResourceRequest): Promise<void> {
  const { kind, store, response, form } = context;
  const options = await readOptions(context);
  const dryRun = isDryRunDelete(context, options);
  const object = requireNamed(context);
  requirePreconditions(context, object, options);
  const removed = store.remove(kind, object, { dryRun });
  if (!removed.gone) {
    sendResult(context, removed.object);
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
  const { kind, store } = context;
  const options = await readOptions(context);
  const dryRun = isDryRunDelete(context, options);
  const selected = store.objects
    .list(kind.name)
    .filter(parseSelection(context));
  const removed = selected.map(
    object => store.remove(kind, object, { dryRun }).object,
  );
  sendList(context, removed, {
    resourceVersion: String(store.objects.version),
  });
}

async function readOptions({
  request,
}: ResourceRequest): Promise<DeleteOptions> {
  const body = await readParsed(request);
  if (body === undefined || body === null) {
    return {};
  }
  if (!isJsonMap(body)) {
    throw badRequest(
      'the object provided is unrecognized (must be of type DeleteOptions): json: cannot unmarshal',
    );
  }
  return body as DeleteOptions;
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
  if (preconditions?.uid && preconditions.uid !== uid) {
    throw conflict(
      kind,
      name,
      `Precondition failed: UID in precondition: ${preconditions.uid}, UID in object meta: ${uid}`,
    );
  }
  if (
    preconditions?.resourceVersion &&
    preconditions.resourceVersion !== resourceVersion
  ) {
    throw conflict(
      kind,
      name,
      `Precondition failed: ResourceVersion in precondition: ${preconditions.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`,
    );
  }
}
