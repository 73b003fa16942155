import { readParsed } from '../http/readBody';
import { badRequest } from '../statusError';
import { requireObject } from '../store/validateObject';
import { KubeObject } from '../types';
import { ResourceRequest } from './resourceRequest';

/** The object in the body; 400 where it is missing or of another kind, name or namespace. */
export async function readObject(
  context: ResourceRequest,
): Promise<KubeObject> {
  const parsed = await readParsed(context.request);
  if (parsed === undefined) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${context.kind.kind}): couldn't get version/kind; json parse error: unexpected end of JSON input ()`,
    );
  }
  return fitToUrl(context, requireObject(parsed));
}

/** Checks an object against the URL and fills in what the URL says. */
export function fitToUrl(
  { kind, info }: ResourceRequest,
  object: KubeObject,
): KubeObject {
  const { apiVersion, kind: kindName } = object;
  if (kindName !== undefined && kindName !== kind.kind) {
    throw badRequest(
      `${kindName} in version "${String(
        apiVersion ?? kind.apiVersion,
      )}" cannot be handled as a ${kind.kind}: converting (${String(
        apiVersion,
      )}, ${kindName}) to (${kind.apiVersion}, ${
        kind.kind
      }): unknown conversion`,
    );
  }
  if (apiVersion !== undefined && apiVersion !== kind.apiVersion) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${kind.apiVersion})`,
    );
  }
  const metadata = object.metadata ?? {};
  if (typeof metadata !== 'object' || Array.isArray(metadata)) {
    throw badRequest(
      `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: json: cannot unmarshal into Go struct field ${kind.kind}.metadata of type v1.ObjectMeta`,
    );
  }
  if (info.name && metadata.name && metadata.name !== info.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${info.name})`,
    );
  }
  if (
    kind.namespaced &&
    metadata.namespace &&
    metadata.namespace !== info.namespace
  ) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return {
    ...object,
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: {
      ...metadata,
      ...(info.name && { name: info.name }),
      ...(kind.namespaced && { namespace: info.namespace }),
    },
  };
}
