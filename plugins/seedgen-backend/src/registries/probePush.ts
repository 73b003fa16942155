import { failed, succeeded } from '../http/failures';
import { headerOf } from '../http/headers';
import type { Result } from '../result';
import { registryFailure } from './answers';
import type { RegistryCall, RegistryClient } from './RegistryClient';

const ANSWER_BYTES = 64 * 1024;

/**
 * Begins an upload and cancels it (distribution specification, end-4a and "cancel"). Says nothing
 * about tags that may not be moved: those are refused only at the end of a push.
 */
export async function probePush(
  client: RegistryClient,
  target: { repository: string; signal: AbortSignal },
): Promise<Result<void>> {
  const call: RegistryCall = {
    ...target,
    action: 'push',
    doing: 'Trying to push',
  };
  const begun = await client.send(
    new URL(`/v2/${target.repository}/blobs/uploads/`, client.base),
    { method: 'POST', headers: {}, maximumBytes: ANSWER_BYTES },
    call,
  );
  if (!begun.ok) return begun;
  if (begun.value.status !== 202) {
    return {
      ok: false,
      failure: registryFailure(begun.value, {
        doing: client.describe(call),
        action: 'push',
        now: client.now(),
      }),
    };
  }
  const upload = uploadUrl(headerOf(begun.value, 'location'), client.base);
  if (!upload) {
    return failed(
      'protocol',
      `${client.describe(
        call,
      )} failed: the upload was begun at a place that is not on the registry's host, and so could not be cancelled.`,
    );
  }
  // The push is allowed, which was the question. An upload that is not cancelled is swept by the
  // registry itself, so a refusal here changes nothing.
  await client.send(
    upload,
    { method: 'DELETE', headers: {}, maximumBytes: ANSWER_BYTES },
    { ...call, doing: 'Cancelling the upload' },
  );
  return succeeded(undefined);
}

// The Location goes along with the credential, so only the registry's own host will do. Behind
// some proxies registries say http:// of themselves; the request goes out over https all the same.
function uploadUrl(location: string | undefined, base: URL): URL | undefined {
  if (!location) return undefined;
  try {
    const url = new URL(location, base);
    return url.host === base.host
      ? new URL(`${url.pathname}${url.search}`, base)
      : undefined;
  } catch {
    return undefined;
  }
}
