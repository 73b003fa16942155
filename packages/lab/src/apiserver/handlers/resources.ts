import { negotiateOutput } from '../http/negotiation';
import { hasSubresource } from '../discovery/servedResources';
import { methodNotAllowed, notFound } from '../statusError';
import { handleDelete, handleDeleteCollection } from './delete';
import { handleList } from './list';
import { handlePatch } from './patch';
import { requireNamed, ResourceRequest } from './resourceRequest';
import { sendResult } from './sendResult';
import { handleSubresource } from './subresources';
import { handleWatch } from './watch';
import { handleCreate, handleUpdate } from './write';

type Handler = (context: ResourceRequest) => void | Promise<void>;

const onCollection: Record<string, Handler> = {
  list: handleList,
  watch: handleWatch,
  create: handleCreate,
  deletecollection: handleDeleteCollection,
};

const onObject: Record<string, Handler> = {
  get: context => sendResult(context, requireNamed(context)),
  watch: handleWatch,
  update: handleUpdate,
  patch: handlePatch,
  delete: handleDelete,
};

/**
 * Answers a request for a stored kind.
 * @returns false where the kind has no such subresource
 */
export async function handleResource(
  base: Omit<ResourceRequest, 'form'>,
): Promise<boolean> {
  const { info, kind, request } = base;
  if (info.subresource && !hasSubresource(kind, info.subresource)) {
    if (kind.custom) {
      throw notFound(kind, info.name ?? '');
    }
    return false;
  }
  // Logs and the kubelet's answers have forms of their own, whatever the client accepts.
  const isRaw = ['log', 'proxy', 'exec'].includes(info.subresource ?? '');
  const context: ResourceRequest = {
    ...base,
    form: isRaw ? { format: 'json' } : negotiateOutput(request.headers.accept),
  };
  if (info.subresource) {
    await handleSubresource(context);
    return true;
  }
  const handler = (info.name ? onObject : onCollection)[info.verb];
  if (!handler || kind.lacksVerbs?.includes(info.verb)) {
    throw methodNotAllowed();
  }
  await handler(context);
  return true;
}
