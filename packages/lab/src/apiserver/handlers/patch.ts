import {
  contentType,
  duplicatesOfJson,
  duplicatesOfYaml,
  parseJson,
  parseYamlText,
  readBody,
} from '../http/readBody';
import { addWarning } from '../http/respond';
import { isTrue } from '../http/requestInfo';
import { applyJsonPatch } from '../patch/jsonPatch';
import { applyMergePatch } from '../patch/mergePatch';
import { applyStrategicMergePatch } from '../patch/strategicMergePatch';
import { isJsonMap } from '../schema/jsonSchema';
import { forbiddenChange, invalidValue, required } from '../schema/fieldCauses';
import {
  badRequest,
  conflict,
  invalid,
  StatusError,
  unsupportedMediaType,
} from '../statusError';
import { goPlain } from '../schema/goValue';
import { pruneFields } from '../schema/pruneFields';
import { jsonTypeOf } from '../schema/validateSchema';
import { RegisteredKind } from '../store/registeredKind';
import { KubeObject } from '../types';
import { fitToUrl, requireObject } from './bodyObject';
import { checkFields, validationMode } from './fieldValidation';
import {
  findNamed,
  isDryRun,
  managerOf,
  requireNamed,
  ResourceRequest,
} from './resourceRequest';
import { sendResult } from './sendResult';
import { subresourceOption } from './write';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_PATCH = 'application/strategic-merge-patch+json';
const APPLY_PATCH = 'application/apply-patch+yaml';
const PATCH_OPTIONS = { group: 'meta.k8s.io', kind: 'PatchOptions' };

/** PATCH, in the four ways there are. */
export async function handlePatch(context: ResourceRequest): Promise<void> {
  const { kind, info, request } = context;
  const type = contentType(request);
  const accepted = [
    JSON_PATCH,
    MERGE_PATCH,
    ...(kind.custom ? [] : [STRATEGIC_PATCH]),
    APPLY_PATCH,
  ];
  if (!accepted.includes(type)) {
    throw unsupportedMediaType(accepted);
  }
  const text = await readBody(request);
  if (type === APPLY_PATCH) {
    applyPatch(context, text);
    return;
  }
  if (info.query.has('force')) {
    throw invalid(PATCH_OPTIONS, '', [
      forbiddenChange('force', 'may not be specified for non-apply patch'),
    ]);
  }
  patchObject(context, type, text);
}

function parsePatch(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw badRequest(`error decoding patch: ${(error as Error).message}`);
  }
}

function patchObject(
  context: ResourceRequest,
  type: string,
  text: string,
): void {
  const patch = parsePatch(text);
  const { kind, info, response, store } = context;
  const dryRun = isDryRun(info, 'PatchOptions');
  const previous = requireNamed(context);
  let patched: unknown;
  if (type === JSON_PATCH) {
    patched = applyJsonPatch(previous, patch);
  } else if (!isJsonMap(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${jsonTypeOf(
        patch,
      )} into Go value of type map[string]interface {}`,
    );
  } else if (type === MERGE_PATCH) {
    patched = applyMergePatch(previous, patch);
  } else {
    patched = applyStrategicMergePatch(previous, patch, kind.fullSchema);
  }
  const object = fitToUrl(context, requireObject(patched, kind.kind));
  checkFields(
    kind,
    object,
    info,
    response,
    () => duplicatesOfJson(text, type === JSON_PATCH ? 'json patch ' : ''),
    problem =>
      invalid({ group: '', kind: '' }, '', [
        invalidValue(
          'patch',
          type === STRATEGIC_PATCH ? goPlain(patch) : JSON.stringify(object),
          problem,
        ),
      ]),
  );
  const { resourceVersion } = object.metadata;
  if (
    resourceVersion &&
    resourceVersion !== previous.metadata.resourceVersion
  ) {
    throw conflict(kind, previous.metadata.name);
  }
  refuseSystemChanges(kind, object, previous);
  try {
    const written = store.replace(kind, previous, object, {
      manager: managerOf(context),
      dryRun,
      ...subresourceOption(context),
    });
    sendResult(context, written);
  } catch (error) {
    throw asPatchFailure(error, object);
  }
}

/** What only the server sets cannot be patched to something else. */
function refuseSystemChanges(
  kind: RegisteredKind,
  object: KubeObject,
  previous: KubeObject,
): void {
  const causes = (
    ['uid', 'creationTimestamp', 'deletionTimestamp'] as const
  ).flatMap(field => {
    const value = object.metadata[field];
    return value && value !== previous.metadata[field]
      ? [invalidValue(`metadata.${field}`, value, 'field is immutable')]
      : [];
  });
  if (causes.length > 0) {
    throw invalid(kind, previous.metadata.name, causes);
  }
}

/** A patched object that cannot be decoded is the patch's fault: 422 where a create answers 400. */
function asPatchFailure(error: unknown, patched: KubeObject): unknown {
  const problem =
    error instanceof StatusError && error.code === 400
      ? /cannot be handled as a \w+: (.*)$/s.exec(error.message)
      : null;
  return problem
    ? invalid({ group: '', kind: '' }, '', [
        invalidValue('patch', JSON.stringify(patched), problem[1]),
      ])
    : error;
}

/** Server-side apply decodes its YAML before it knows what it is, and says so in other words. */
function checkDuplicates(
  { info, response }: ResourceRequest,
  text: string,
): void {
  const mode = validationMode(info);
  const { refusals, warnings } = duplicatesOfYaml(text);
  if (mode === 'Strict' && refusals.length > 0) {
    throw badRequest(
      `error strict decoding YAML: error converting YAML to JSON: ${refusals[0]}`,
    );
  }
  if (mode === 'Warn') {
    warnings.forEach(warning => addWarning(response, warning));
  }
}

function applyPatch(context: ResourceRequest, text: string): void {
  const { kind, info, store } = context;
  const dryRun = isDryRun(info, 'PatchOptions');
  if (!info.query.get('fieldManager')) {
    throw invalid(PATCH_OPTIONS, '', [
      required('fieldManager', 'is required for apply patch'),
    ]);
  }
  checkDuplicates(context, text);
  const given = requireObject(parseYamlText(text), kind.kind);
  if (!given.apiVersion || !given.kind) {
    throw badRequest('invalid object type: /, Kind=');
  }
  const configuration = fitToUrl(context, given);
  if (configuration.metadata.managedFields !== undefined) {
    throw badRequest('metadata.managedFields must be nil');
  }
  const [unknown] = pruneFields(
    structuredClone(configuration),
    kind.fullSchema,
  );
  if (unknown !== undefined) {
    throw new StatusError(
      500,
      undefined,
      `failed to create typed patch object (${
        given.metadata?.namespace ?? ''
      }/${info.name}; ${kind.group}/${kind.version}, Kind=${
        kind.kind
      }): .${unknown}: field not declared in schema`,
    );
  }
  const previous = findNamed(context);
  const { uid, resourceVersion } = configuration.metadata;
  if (
    previous &&
    resourceVersion &&
    resourceVersion !== previous.metadata.resourceVersion
  ) {
    throw conflict(kind, previous.metadata.name);
  }
  if (!previous && (uid || info.subresource)) {
    requireNamed(context);
  }
  if (!previous && !given.metadata?.name) {
    throw badRequest(
      `the name of the object (${info.name} based on URL) was undeterminable: name must be provided`,
    );
  }
  const written = store.apply(kind, previous, configuration, {
    manager: managerOf(context),
    dryRun,
    force: isTrue(info.query, 'force'),
    given,
    ...subresourceOption(context),
  });
  sendResult(context, written, previous ? 200 : 201);
}
