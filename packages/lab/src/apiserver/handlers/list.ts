import { badRequest, expired } from '../statusError';
import { keyOf } from '../store/versionedObjects';
import { KubeObject } from '../types';
import {
  ContinueToken,
  decodeContinue,
  encodeContinue,
  parseSelection,
  parseVersion,
  parseVersionMatch,
  tooLargeVersion,
} from './listOptions';
import { ResourceRequest } from './resourceRequest';
import { sendList } from './sendResult';

const CONTINUE_EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** GET of a collection, in pages of one consistent state where `limit` is given. */
export function handleList(context: ResourceRequest): void {
  const { objects, version } = snapshot(context);
  const selects = parseSelection(context);
  const hasSelector = ['labelSelector', 'fieldSelector'].some(name =>
    context.info.query.get(name),
  );
  const limit = parseLimit(context);
  const selected = objects.filter(selects);
  const page = limit > 0 ? selected.slice(0, limit) : selected;
  const remaining = selected.length - page.length;
  const last = page[page.length - 1];
  sendList(context, page, {
    resourceVersion: String(version),
    ...(remaining > 0 && {
      continue: encodeContinue({ version, after: objectKey(last) }),
      // Not known where a selector applies, says the API.
      ...(!hasSelector && { remainingItemCount: remaining }),
    }),
  });
}

/** The state to list and its version: the current one, or an earlier one that was asked for. */
function snapshot(context: ResourceRequest): {
  objects: KubeObject[];
  version: number;
} {
  const { store, kind, info } = context;
  const current = store.objects.version;
  const match = parseVersionMatch(context);
  const wanted = parseVersion(context);
  const token = info.query.get('continue');
  if (token) {
    if (wanted) {
      throw badRequest(
        'specifying resource version is not allowed when using continue',
      );
    }
    return continued(context, decodeContinue(token));
  }
  if (wanted !== undefined && wanted > current) {
    throw tooLargeVersion(wanted, current);
  }
  if (match === 'Exact' && wanted !== undefined) {
    const objects = store.objects.listAt(kind.name, undefined, wanted);
    if (objects === 'expired') {
      throw expired('The resourceVersion for the provided list is too old.');
    }
    return { objects, version: wanted };
  }
  return { objects: store.objects.list(kind.name), version: current };
}

function continued(
  { store, kind }: ResourceRequest,
  { version, after }: ContinueToken,
): { objects: KubeObject[]; version: number } {
  const current = store.objects.version;
  // Version -1 is in tokens that were handed out for going on after expiry.
  const inconsistent = version === -1;
  const objects = inconsistent
    ? store.objects.list(kind.name)
    : store.objects.listAt(kind.name, undefined, version);
  if (objects === 'expired') {
    throw expired(CONTINUE_EXPIRED, encodeContinue({ version: -1, after }));
  }
  return {
    objects: objects.filter(object => objectKey(object) > after),
    version: inconsistent ? current : version,
  };
}

function parseLimit({ info }: ResourceRequest): number {
  const text = info.query.get('limit');
  if (!text) {
    return 0;
  }
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

function objectKey(object: KubeObject): string {
  return keyOf(object.metadata.name, object.metadata.namespace);
}
