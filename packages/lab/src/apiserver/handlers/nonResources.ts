import { IncomingMessage, ServerResponse } from 'node:http';
import {
  aggregatedDiscovery,
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
} from '../discovery/documents';
import { openApiIndex, openApiV2, openApiV3 } from '../discovery/openApi';
import { servedResources } from '../discovery/servedResources';
import {
  negotiateOutput,
  parseAccept,
  wantsAggregatedDiscovery,
} from '../http/negotiation';
import { sendBytes, sendObject, sendText } from '../http/respond';
import { encodeOpenApiV2, OPENAPI_PROTOBUF } from '../protobuf/openApiDocument';
import { methodNotAllowed } from '../statusError';
import { ClusterStore } from '../store/clusterStore';
import { Availability } from '../types';
import { healthOf } from './starting';

const AGGREGATED_TYPE =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** `/version` of a release such as `v1.31.13`. */
function versionInfo(gitVersion: string) {
  const [major, minor] = gitVersion.replace('v', '').split('.');
  return {
    major,
    minor,
    gitVersion,
    gitCommit: '0000000000000000000000000000000000000000',
    gitTreeState: 'clean',
    buildDate: '2025-05-14T08:32:44Z',
    goVersion: 'go1.22.12',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}

/**
 * Answers health, version, discovery and schemas.
 * @returns false where nothing is served at the path
 */
export function handleNonResource(options: {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  store: ClusterStore;
  /** Of Kubernetes, with its `v`. */
  kubernetesVersion: string;
  availability: Availability;
}): boolean {
  const { request, response, path, store, availability } = options;
  const segments = path.split('/').filter(Boolean);
  const [first = '', ...rest] = segments;
  if (!isServed(first, rest, store)) {
    return false;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw methodNotAllowed();
  }
  switch (first) {
    case 'healthz':
    case 'livez':
    case 'readyz': {
      const { code, text } = healthOf(availability, path, request);
      sendText(response, code, text);
      break;
    }
    case 'version':
      sendObject(response, 200, versionInfo(options.kubernetesVersion));
      break;
    case 'openapi':
      sendOpenApi(options, rest);
      break;
    case '':
      sendObject(response, 200, { paths: rootPaths(store) });
      break;
    default:
      sendDiscovery(options, first, rest);
  }
  return true;
}

function isServed(first: string, rest: string[], store: ClusterStore): boolean {
  const served = servedResources(store.kinds());
  switch (first) {
    case '':
      return true;
    case 'healthz':
    case 'livez':
    case 'readyz':
      return rest.length === 0 || rest[0] === 'ping';
    case 'version':
      return rest.length === 0;
    case 'api':
      return rest.length === 0 || (rest.length === 1 && rest[0] === 'v1');
    case 'apis':
      return (
        rest.length === 0 ||
        (rest.length <= 2 &&
          served.some(
            each =>
              each.group === rest[0] &&
              (rest.length === 1 || each.version === rest[1]),
          ))
      );
    case 'openapi':
      return rest[0] === 'v2'
        ? rest.length === 1
        : rest[0] === 'v3' &&
            (rest.length === 1 ||
              openApiV3(store.kinds(), rest.slice(1).join('/'), '') !==
                undefined);
    default:
      return false;
  }
}

function sendDiscovery(
  {
    request,
    response,
    store,
  }: {
    request: IncomingMessage;
    response: ServerResponse;
    store: ClusterStore;
  },
  root: string,
  rest: string[],
): void {
  const served = servedResources(store.kinds());
  const isCore = root === 'api';
  if (rest.length === 0 && wantsAggregatedDiscovery(request.headers.accept)) {
    response.setHeader('Vary', 'Accept');
    sendObject(response, 200, aggregatedDiscovery(served, isCore), {
      contentType: AGGREGATED_TYPE,
    });
    return;
  }
  const { format } = negotiateOutput(request.headers.accept);
  const [group = '', version] = isCore ? ['', rest[0]] : rest;
  let document: unknown;
  if (version) {
    document = apiResourceList(served, group, version);
  } else if (group) {
    document = {
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...apiGroup(served, group),
    };
  } else {
    document = isCore
      ? apiVersions(request.headers.host ?? '')
      : apiGroupList(served);
  }
  sendObject(response, 200, document, { format });
}

function sendOpenApi(
  {
    request,
    response,
    store,
    kubernetesVersion,
  }: {
    request: IncomingMessage;
    response: ServerResponse;
    store: ClusterStore;
    kubernetesVersion: string;
  },
  rest: string[],
): void {
  const kinds = store.kinds();
  const wanted = parseAccept(request.headers.accept).map(({ type }) => type);
  if (
    rest[0] === 'v2' &&
    wanted.some(type => OPENAPI_PROTOBUF.accepted.includes(type))
  ) {
    sendBytes(
      response,
      encodeOpenApiV2(openApiV2(kinds, kubernetesVersion)),
      OPENAPI_PROTOBUF.contentType,
    );
    return;
  }
  negotiateOutput(request.headers.accept);
  if (rest[0] === 'v2') {
    sendObject(response, 200, openApiV2(kinds, kubernetesVersion));
  } else {
    sendObject(
      response,
      200,
      rest.length === 1
        ? openApiIndex(kinds)
        : openApiV3(kinds, rest.slice(1).join('/'), kubernetesVersion),
    );
  }
}

function rootPaths(store: ClusterStore): string[] {
  const versions = servedResources(store.kinds())
    .filter(each => each.group)
    .flatMap(each => [
      `/apis/${each.group}`,
      `/apis/${each.group}/${each.version}`,
    ]);
  return [
    ...new Set([
      '/api',
      '/api/v1',
      '/apis',
      ...versions,
      '/healthz',
      '/livez',
      '/openapi/v2',
      '/openapi/v3',
      '/readyz',
      '/version',
    ]),
  ].sort();
}
