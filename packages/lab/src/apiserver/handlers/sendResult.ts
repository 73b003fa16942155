import { buildTable, IncludeObject } from '../output/table';
import { partialMetadata } from '../output/partialMetadata';
import { sendObject } from '../http/respond';
import { badRequest, notAcceptable } from '../statusError';
import { KubeObject } from '../types';
import { ResourceRequest } from './resourceRequest';

const TABLE_TYPE = 'application/json;as=Table;g=meta.k8s.io;v=v1';

/** Answers with one object, in the form that was asked for. */
export function sendResult(
  context: ResourceRequest,
  object: KubeObject,
  code = 200,
): void {
  const { form, response } = context;
  switch (form.as) {
    case 'Table':
      sendObject(
        response,
        code,
        tableOf(context, [object], {
          resourceVersion: object.metadata.resourceVersion,
        }),
        { contentType: TABLE_TYPE },
      );
      break;
    case 'PartialObjectMetadata':
      sendObject(response, code, partialMetadata(object));
      break;
    case 'PartialObjectMetadataList':
      throw notAcceptable(['application/json']);
    default:
      sendObject(response, code, object, { format: form.format });
  }
}

/** Answers with a list; items of built-in kinds leave out what the list says. */
export function sendList(
  context: ResourceRequest,
  objects: KubeObject[],
  metadata: Record<string, unknown>,
): void {
  const { form, response, kind } = context;
  switch (form.as) {
    case 'Table':
      sendObject(response, 200, tableOf(context, objects, metadata), {
        contentType: TABLE_TYPE,
      });
      break;
    case 'PartialObjectMetadataList':
      sendObject(response, 200, {
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        items: objects.map(partialMetadata),
      });
      break;
    case 'PartialObjectMetadata':
      throw notAcceptable(['application/json']);
    default:
      sendObject(
        response,
        200,
        {
          kind: `${kind.kind}List`,
          apiVersion: kind.apiVersion,
          metadata,
          items: kind.custom ? objects : objects.map(withoutType),
        },
        { format: form.format },
      );
  }
}

/** An object of a watch event in the form that was asked for. */
export function watchObject(
  context: ResourceRequest,
  object: KubeObject,
  withColumns: boolean,
): unknown {
  switch (context.form.as) {
    case 'Table':
      return tableOf(
        context,
        [object],
        { resourceVersion: object.metadata.resourceVersion },
        withColumns,
      );
    case 'PartialObjectMetadata':
    case 'PartialObjectMetadataList':
      return partialMetadata(object);
    default:
      return object;
  }
}

function tableOf(
  context: ResourceRequest,
  objects: KubeObject[],
  metadata: Record<string, unknown>,
  withColumns = true,
): unknown {
  return buildTable(context.kind, objects, {
    now: context.now(),
    includeObject: includeObject(context),
    metadata,
    withColumns,
  });
}

function includeObject({ info }: ResourceRequest): IncludeObject {
  const value = info.query.get('includeObject') || 'Metadata';
  if (value !== 'None' && value !== 'Metadata' && value !== 'Object') {
    throw badRequest(
      `Unable to convert to Table as requested: includeObject: Invalid value: "${value}": must be 'Metadata', 'Object', 'None', or empty`,
    );
  }
  return value;
}

function withoutType(
  object: KubeObject,
): Omit<KubeObject, 'kind' | 'apiVersion'> {
  const { kind, apiVersion, ...rest } = object;
  return rest;
}
