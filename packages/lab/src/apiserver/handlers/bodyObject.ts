import { Duplicates, readStrictly, unrecognized } from '../http/readBody';
import { invalidValue } from '../schema/fieldCauses';
import { isJsonMap } from '../schema/jsonSchema';
import { jsonTypeOf } from '../schema/validateSchema';
import { badRequest, invalid } from '../statusError';
import { KubeObject } from '../types';
import { ResourceRequest } from './resourceRequest';

/** The object in the body; 400 where it is missing or of another kind, name or namespace. */
export async function readObject(
  context: ResourceRequest,
): Promise<{ object: KubeObject; duplicates: () => Duplicates }> {
  const { kind, request } = context;
  const { value: parsed, duplicates } = await readStrictly(request, kind.kind);
  if (parsed === undefined) {
    throw unrecognized(
      kind.kind,
      "couldn't get version/kind; json parse error: unexpected end of JSON input",
      '',
    );
  }
  // Built-in types are decoded into what the URL names, custom ones must say what they are.
  const object = requireObject(parsed ?? {}, kind.kind);
  if (kind.custom && !object.kind) {
    const text = JSON.stringify(parsed);
    throw unrecognized(
      kind.kind,
      `Object 'Kind' is missing in '${text}'`,
      text,
    );
  }
  return { object: fitToUrl(context, object), duplicates };
}

/** 400 for JSON that is a list or a single value. */
export function requireObject(value: unknown, kind: string): KubeObject {
  if (!isJsonMap(value)) {
    throw unrecognized(
      kind,
      `couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonTypeOf(
        value,
      )} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
      JSON.stringify(value),
    );
  }
  return value as unknown as KubeObject;
}

/** Checks an object against the URL and fills in what the URL says. */
export function fitToUrl(
  { kind, info }: ResourceRequest,
  object: KubeObject,
): KubeObject {
  const { apiVersion, kind: kindName } = object;
  if (kindName !== undefined && kindName !== kind.kind && kind.custom) {
    throw invalid(
      { group: kind.group, kind: String(kindName) },
      object.metadata?.name ?? '',
      [invalidValue('kind', kindName, `must be ${kind.kind}`)],
    );
  }
  if (kindName !== undefined && kindName !== kind.kind) {
    throw badRequest(
      `${kindName} in version "${String(apiVersion ?? kind.version)
        .split('/')
        .pop()}" cannot be handled as a ${kind.kind}: converting (${String(
        apiVersion,
      )}.${kindName}) to (${kind.group.split('.')[0] || 'core'}.${
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
