import { failed, succeeded } from '../http/failures';
import { headerOf } from '../http/headers';
import type { Result } from '../result';
import { isWebPage, registryFailure } from './answers';
import { onOwnHost, resolveUrl } from './redirects';
import type { RegistryCall, RegistryClient } from './RegistryClient';
import type { UploadPlace } from './types';

const ANSWER_BYTES = 64 * 1024;

/**
 * Begins an upload and cancels it (distribution specification, end-4a and "cancel"). Says nothing
 * about tags that may not be moved: those are refused only at the end of a push.
 */
export async function probePush(
  client: RegistryClient,
  target: { repository: string; signal: AbortSignal },
): Promise<Result<UploadPlace>> {
  const call: RegistryCall = {
    ...target,
    action: 'push',
    doing: 'Trying to push',
  };
  const url = new URL(`/v2/${target.repository}/blobs/uploads/`, client.base);
  const begun = await client.send(
    url,
    { method: 'POST', headers: {}, maximumBytes: ANSWER_BYTES },
    call,
  );
  if (!begun.ok) return begun;
  const doing = client.describe(call);
  if (begun.value.status < 300 && isWebPage(begun.value)) {
    return failed(
      'protocol',
      `${doing} failed: the answer is a web page. See what stands before the registry, such as a login page.`,
    );
  }
  if (begun.value.status !== 202) {
    return {
      ok: false,
      failure: registryFailure(begun.value, {
        doing,
        action: 'push',
        now: client.now(),
      }),
    };
  }
  const location = resolveUrl(headerOf(begun.value, 'location'), url);
  if (!location) return succeeded({ kind: 'missing' });
  // The upload goes along with the credential, so only the registry's own host will do.
  const upload = onOwnHost(location, client.base);
  if (!upload) {
    return succeeded({ kind: 'other-host', host: location.host.slice(0, 100) });
  }
  // The push is allowed, which was the question. An upload that is not cancelled is swept by the
  // registry itself, so a refusal here changes nothing.
  await client.send(
    upload,
    { method: 'DELETE', headers: {}, maximumBytes: ANSWER_BYTES },
    { ...call, doing: 'Cancelling the upload' },
  );
  return succeeded({
    kind: location.protocol === 'https:' ? 'own' : 'plain-http',
  });
}
