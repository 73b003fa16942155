/** What a request is about, as `apiserver/pkg/endpoints/request.RequestInfo` has it. */
export interface RequestInfo {
  /** False for `/healthz`, `/version` and the like. */
  isResource: boolean;
  /** `get`, `list`, `watch`, `create`, ... or the HTTP method in lower case. */
  verb: string;
  path: string;
  query: URLSearchParams;
  group: string;
  version: string;
  /** Plural. */
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
  /** After the subresource, e.g. `stats/summary` of `nodes/x/proxy/stats/summary`. */
  rest?: string;
}

/** Reads method and URL; `undefined` where the path cannot be decoded. */
export function parseRequest(
  method: string,
  url: string,
): RequestInfo | undefined {
  const question = url.indexOf('?');
  const path = question < 0 ? url : url.slice(0, question);
  const query = new URLSearchParams(
    question < 0 ? '' : url.slice(question + 1),
  );
  let segments: string[];
  try {
    segments = path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const nonResource: RequestInfo = {
    isResource: false,
    verb: method.toLowerCase(),
    path,
    query,
    group: '',
    version: '',
    resource: '',
  };
  const prefixLength = segments[0] === 'api' ? 2 : 3;
  if (
    !['api', 'apis'].includes(segments[0]) ||
    segments.length <= prefixLength
  ) {
    return nonResource;
  }
  const info: RequestInfo = {
    ...nonResource,
    isResource: true,
    group: prefixLength === 2 ? '' : segments[1],
    version: segments[prefixLength - 1],
    ...readResource(segments.slice(prefixLength)),
  };
  return { ...info, verb: resourceVerb(method, info) };
}

function readResource(segments: string[]): Partial<RequestInfo> {
  const inNamespace =
    segments[0] === 'namespaces' &&
    segments.length > 2 &&
    !['status', 'finalize'].includes(segments[2]);
  const [resource, name, subresource, ...rest] = inNamespace
    ? segments.slice(2)
    : segments;
  // A namespace is in itself, so that a role in it can allow to read it.
  const ownNamespace = resource === 'namespaces' ? name : undefined;
  const namespace = inNamespace ? segments[1] : ownNamespace;
  return {
    resource,
    ...(namespace && { namespace }),
    ...(name && { name }),
    ...(subresource && { subresource }),
    ...(rest.length > 0 && { rest: rest.join('/') }),
  };
}

function resourceVerb(method: string, info: RequestInfo): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return info.name ? 'delete' : 'deletecollection';
    case 'GET':
    case 'HEAD':
      if (isTrue(info.query, 'watch') && !info.subresource) {
        return 'watch';
      }
      return info.name ? 'get' : 'list';
    default:
      return method.toLowerCase();
  }
}

/** How Go's query decoding reads a boolean: present and not `false` or `0`. */
export function isTrue(query: URLSearchParams, name: string): boolean {
  const value = query.get(name);
  return value !== null && !['false', '0'].includes(value.toLowerCase());
}
