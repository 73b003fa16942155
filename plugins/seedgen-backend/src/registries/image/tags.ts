import { z } from 'zod';
import { failed, succeeded } from '../../http/failures';
import { headerOf } from '../../http/headers';
import type { Result } from '../../result';
import { registryFailure } from '../answers';
import type { RegistryCall, RegistryClient } from '../RegistryClient';
import { DIGEST } from './manifest';
import { ACCEPT_MANIFESTS, digestOf, fetchManifest } from './readImage';

const PAGE_SIZE = 100;
const MOST_PAGES = 100;
const PAGE_BYTES = 4 * 1024 * 1024;

type Call = Omit<RegistryCall, 'doing' | 'action'>;

const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });

/** The digest under a tag; asked by HEAD, which registries count least. */
export async function resolveTag(
  client: RegistryClient,
  call: Call,
  tag: string,
): Promise<Result<{ digest: string }>> {
  const headCall: RegistryCall = {
    ...call,
    action: 'pull',
    doing: `Reading tag ${tag}`,
  };
  const answer = await client.send(
    new URL(`/v2/${call.repository}/manifests/${tag}`, client.base),
    { method: 'HEAD', headers: { accept: ACCEPT_MANIFESTS }, maximumBytes: 0 },
    headCall,
  );
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) {
    return {
      ok: false,
      failure: registryFailure(answer.value, {
        doing: client.describe(headCall),
        action: 'pull',
        now: client.now(),
      }),
    };
  }
  const digest = headerOf(answer.value, 'docker-content-digest');
  if (digest && DIGEST.test(digest)) return succeeded({ digest });
  // The header is not required; then the manifest itself says what it is.
  const manifest = await fetchManifest(client, call, tag);
  return manifest.ok
    ? succeeded({ digest: digestOf(manifest.value.body) })
    : manifest;
}

/** All tags of a repository, in the registry's order. */
export async function listTags(
  client: RegistryClient,
  call: Call,
): Promise<Result<string[]>> {
  const listCall: RegistryCall = {
    ...call,
    action: 'pull',
    doing: 'Listing the tags',
  };
  const first = new URL(`/v2/${call.repository}/tags/list`, client.base);
  first.searchParams.set('n', String(PAGE_SIZE));
  const tags: string[] = [];
  let next: URL | undefined = first;
  for (let page = 0; next && page < MOST_PAGES; page++) {
    const answer = await client.send(
      next,
      {
        method: 'GET',
        headers: { accept: 'application/json' },
        maximumBytes: PAGE_BYTES,
      },
      listCall,
    );
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) {
      return {
        ok: false,
        failure: registryFailure(answer.value, {
          doing: client.describe(listCall),
          action: 'pull',
          now: client.now(),
        }),
      };
    }
    const parsed = parseTags(answer.value.body);
    if (!parsed) {
      return failed(
        'protocol',
        `${client.describe(
          listCall,
        )} failed: the answer is not a list of tags.`,
      );
    }
    tags.push(...parsed);
    next = nextPage(headerOf(answer.value, 'link'), next);
  }
  return next
    ? failed(
        'protocol',
        `${client.describe(
          listCall,
        )} failed: the list has more than ${MOST_PAGES} pages.`,
      )
    : succeeded(tags);
}

function parseTags(body: Buffer): string[] | undefined {
  try {
    const parsed = tagsSchema.safeParse(JSON.parse(body.toString('utf8')));
    return parsed.success ? parsed.data.tags ?? [] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The next page of a list, from its `Link` header (RFC 8288). Only one on the same host and path:
 * the request carries the credential.
 */
export function nextPage(link: string | undefined, from: URL): URL | undefined {
  const target = (link ?? '')
    .split('<')
    .slice(1)
    .map(part => part.split('>'))
    .find(([, after]) => /^\s*;\s*rel="?next"?/i.test(after ?? ''))?.[0];
  if (!target) return undefined;
  try {
    const url = new URL(target, from);
    return url.origin === from.origin &&
      url.pathname === from.pathname &&
      url.href !== from.href
      ? url
      : undefined;
  } catch {
    return undefined;
  }
}
