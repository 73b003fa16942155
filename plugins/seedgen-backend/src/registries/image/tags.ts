import { z } from 'zod';
import { failed, succeeded } from '../../http/failures';
import { headerOf, mediaTypeOf } from '../../http/headers';
import type { HttpResponse } from '../../http/HttpsOrigin';
import type { Result } from '../../result';
import {
  errorCodeOf,
  isWebPage,
  registryFailure,
  saysRefused,
} from '../answers';
import { nextQuery } from '../links';
import type { RegistryCall, RegistryClient } from '../RegistryClient';
import { DIGEST, isManifest } from './manifest';
import { ACCEPT_MANIFESTS, askForManifest, digestOf } from './readImage';

const PAGE_SIZE = 100;
const MOST_PAGES = 100;
const PAGE_BYTES = 4 * 1024 * 1024;

type Call = Omit<RegistryCall, 'doing' | 'action'>;

// Null where there are none; whatever has no such field is no list.
const tagsSchema = z.object({ tags: z.array(z.string()).nullable() });

/** Nothing more would come of a GET than of the HEAD, and some of these want to be left alone. */
const FINAL = [401, 429, 502, 503, 504];

/**
 * The digest under a tag; asked by HEAD, which registries count least. Some of them, and what stands
 * before some, have no proper HEAD, so what it does not say is decided by GET: a tag counts as
 * absent only where a registry said so to a GET.
 */
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
  if (FINAL.includes(answer.value.status)) {
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
  return answer.value.status === 200 &&
    !isWebPage(answer.value) &&
    digest &&
    DIGEST.test(digest)
    ? succeeded({ digest })
    : digestOfManifest(client, headCall, tag, saysThere(answer.value));
}

/** Whether an answer to HEAD is about a manifest, of whatever type, and not just any page. */
function saysThere(answer: HttpResponse): boolean {
  return (
    answer.status === 200 &&
    (headerOf(answer, 'docker-content-digest') !== undefined ||
      mediaTypeOf(answer).startsWith('application/vnd.'))
  );
}

async function digestOfManifest(
  client: RegistryClient,
  call: RegistryCall,
  tag: string,
  isThere: boolean,
): Promise<Result<{ digest: string }>> {
  const answer = await askForManifest(client, call, tag);
  if (!answer.ok) return answer;
  const doing = client.describe(call);
  if (answer.value.status !== 200) {
    const failure = registryFailure(answer.value, {
      doing,
      action: 'pull',
      now: client.now(),
    });
    if (failure.code === 'not-found' && !errorCodeOf(answer.value)) {
      // Anything between us and it may know no such path.
      const registry = await client.isRegistry(call);
      if (!registry.ok) return registry;
      if (!registry.value) return notARegistry(doing, answer.value.status);
    }
    if (failure.code === 'not-found' && saysRefused(answer.value)) {
      return failed(
        'forbidden',
        `${doing} failed: the registry refuses, and hides that behind HTTP 404. Check the credential of the registry and what it may pull.`,
      );
    }
    if (failure.code === 'not-found' && isThere) {
      return failed(
        'protocol',
        `${doing} failed: the registry says to HEAD that the tag is there, and to GET that it is not. It may show something that is not an image; look with skopeo inspect --raw.`,
      );
    }
    return { ok: false, failure };
  }
  if (isManifest(answer.value)) {
    return succeeded({ digest: digestOf(answer.value.body) });
  }
  return failed(
    'protocol',
    isWebPage(answer.value)
      ? `${doing} failed: the answer is a web page, not an image. See what stands before the registry, such as a login page.`
      : `${doing} failed: the answer is not an image's manifest. Check the configured host, and what stands before it.`,
  );
}

function notARegistry(
  doing: string,
  status: number,
): ReturnType<typeof failed> {
  return failed(
    'protocol',
    `${doing} failed: whether the tag is there is not known, since what answers is not a registry (HTTP ${status}). Check the configured host, and what stands before it.`,
  );
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
  const asked = new Set([first.href]);
  let url = first;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.send(
      url,
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
        `${client.describe(listCall)} failed: the answer is ${
          isWebPage(answer.value) ? 'a web page' : 'not a list of tags'
        }.`,
      );
    }
    tags.push(...parsed);
    const query = nextQuery(answer.value.headers.link);
    if (query === undefined) return succeeded(tags);
    const next = pageWith(query, first);
    if (!next || asked.has(next.href)) {
      return failed(
        'protocol',
        `${client.describe(
          listCall,
        )} failed: the list is incomplete, since the registry names a next page in a way that is not understood.`,
      );
    }
    asked.add(next.href);
    url = next;
  }
  return failed(
    'protocol',
    `${client.describe(
      listCall,
    )} failed: the list has more than ${MOST_PAGES} pages.`,
  );
}

function parseTags(body: Buffer): string[] | undefined {
  try {
    const parsed = tagsSchema.safeParse(JSON.parse(body.toString('utf8')));
    return parsed.success ? parsed.data.tags ?? [] : undefined;
  } catch {
    return undefined;
  }
}

// Always on the host and path that were configured: the request carries the credential. What tells
// the next page from the first one is whatever the registry calls it: `last`, `next_page`, ...
function pageWith(query: string, first: URL): URL | undefined {
  const tells = [...new URLSearchParams(query)].some(
    ([name, value]) => name !== 'n' && value !== '',
  );
  if (!tells) return undefined;
  const url = new URL(first);
  url.search = query;
  return url;
}
