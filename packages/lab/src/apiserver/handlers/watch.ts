import { randomInt } from 'node:crypto';
import { isTrue } from '../http/requestInfo';
import { forbiddenChange } from '../schema/fieldCauses';
import { expired, invalid, StatusError } from '../statusError';
import { RecordedChange } from '../store/versionedObjects';
import { KubeObject } from '../types';
import { parseSelection, parseVersion, tooLargeVersion } from './listOptions';
import { ResourceRequest } from './resourceRequest';
import { watchObject } from './sendResult';

const BOOKMARK_INTERVAL_MS = 60_000;
const MIN_TIMEOUT_S = 30 * 60;
/** A reader who falls behind by this much is cut off, so that the server's memory stays bounded. */
const MAX_UNSENT_BYTES = 16 * 1024 * 1024;
const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

/** GET with `watch=true`: changes as they happen, one JSON document a line. */
export function handleWatch(context: ResourceRequest): void {
  const { response, store, kind, info, stopping } = context;
  const selects = parseSelection(context);
  const from = parseVersion(context);
  const initial = parseInitialEvents(context);
  const wantsBookmarks = isTrue(info.query, 'allowWatchBookmarks');

  response.statusCode = 200;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Cache-Control', 'no-cache, private');
  response.flushHeaders();

  let first = true;
  let sentVersion = store.objects.version;
  const send = (type: string, object: unknown) => {
    response.write(`${JSON.stringify({ type, object })}\n`);
    if (response.writableLength > MAX_UNSENT_BYTES) {
      response.destroy();
    }
  };
  const sendObject = (type: string, object: KubeObject) => {
    send(type, watchObject(context, object, first));
    first = false;
  };
  const sendBookmark = (annotations?: Record<string, string>) =>
    send('BOOKMARK', bookmark(context, sentVersion, annotations));
  const sendChange = (change: RecordedChange) => {
    sentVersion = change.resourceVersion;
    const event = visibleEvent(change, selects);
    if (event) {
      sendObject(event.type, event.object);
    }
  };
  const fail = (error: StatusError) => {
    send('ERROR', error.toStatus());
    response.end();
  };

  if (from !== undefined && from > store.objects.version) {
    fail(tooLargeVersion(from, store.objects.version));
    return;
  }
  const startsNow = from === undefined || from === 0;
  if (initial ?? startsNow) {
    store.objects
      .list(kind.name)
      .filter(selects)
      .forEach(object => sendObject('ADDED', object));
    if (initial && wantsBookmarks) {
      sendBookmark({ [INITIAL_EVENTS_END]: 'true' });
    }
  } else if (!startsNow) {
    const missed = store.objects.changesSince(kind.name, from);
    if (missed === 'expired') {
      fail(
        expired(
          `too old resource version: ${from} (${store.objects.oldestVersion(
            kind.name,
          )})`,
        ),
      );
      return;
    }
    missed.forEach(sendChange);
  }

  const stopListening = store.objects.subscribe(change => {
    // Other kinds move the version on too, which only bookmarks show.
    sentVersion = change.resourceVersion;
    if (change.kind === kind.name) {
      sendChange(change);
    }
  });
  const end = () => response.end();
  const stopKinds = store.onKindRemoved(removed => {
    if (removed.name === kind.name) {
      end();
    }
  });
  const bookmarks = wantsBookmarks
    ? setInterval(() => sendBookmark(), BOOKMARK_INTERVAL_MS)
    : undefined;
  const timeout = setTimeout(() => {
    if (wantsBookmarks) {
      sendBookmark();
    }
    end();
  }, timeoutSeconds(context) * 1000);
  stopping.addEventListener('abort', end, { once: true });
  response.once('close', () => {
    stopListening();
    stopKinds();
    clearInterval(bookmarks);
    clearTimeout(timeout);
    stopping.removeEventListener('abort', end);
  });
}

/** A change as who selects sees it: what begins to fit was added, what ceases to fit was deleted. */
function visibleEvent(
  { type, object, previous }: RecordedChange,
  selects: (object: KubeObject) => boolean,
): { type: string; object: KubeObject } | undefined {
  if (type !== 'MODIFIED' || !previous) {
    return selects(type === 'DELETED' && previous ? previous : object)
      ? { type, object }
      : undefined;
  }
  const fitted = selects(previous);
  const fits = selects(object);
  if (fits) {
    return { type: fitted ? 'MODIFIED' : 'ADDED', object };
  }
  const { resourceVersion } = object.metadata;
  return fitted
    ? {
        type: 'DELETED',
        object: {
          ...previous,
          metadata: { ...previous.metadata, resourceVersion },
        },
      }
    : undefined;
}

/** The default of the feature gate `WatchList`, which was on, off and on again. */
const hasWatchList = (minor: number) => minor === 32 || minor >= 34;

/** `sendInitialEvents`, `undefined` where it was not given. */
function parseInitialEvents({
  info,
  kubernetesMinor,
}: ResourceRequest): boolean | undefined {
  if (!info.query.has('sendInitialEvents')) {
    return undefined;
  }
  const causes = [
    ...(info.query.get('resourceVersionMatch') === 'NotOlderThan'
      ? []
      : [
          forbiddenChange(
            'resourceVersionMatch',
            'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
          ),
        ]),
    ...(hasWatchList(kubernetesMinor)
      ? []
      : [
          forbiddenChange(
            'sendInitialEvents',
            'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
          ),
        ]),
  ];
  if (causes.length > 0) {
    throw invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', causes);
  }
  return isTrue(info.query, 'sendInitialEvents');
}

function bookmark(
  { kind, form }: ResourceRequest,
  version: number,
  annotations: Record<string, string> | undefined,
): unknown {
  const metadata = {
    resourceVersion: String(version),
    creationTimestamp: null,
    ...(annotations && { annotations }),
  };
  if (form.as === 'Table') {
    return {
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: String(version) },
      columnDefinitions: null,
      rows: [],
    };
  }
  return form.as
    ? {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
      }
    : { kind: kind.kind, apiVersion: kind.apiVersion, metadata };
}

/** Without a wish, between half an hour and an hour, so that watches do not all end at once. */
function timeoutSeconds({ info }: ResourceRequest): number {
  const wanted = Number(info.query.get('timeoutSeconds'));
  return Number.isInteger(wanted) && wanted > 0
    ? Math.min(wanted, 24 * 3600)
    : MIN_TIMEOUT_S + randomInt(MIN_TIMEOUT_S);
}
