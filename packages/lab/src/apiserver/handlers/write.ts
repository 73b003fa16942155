import {
  badRequest,
  conflict,
  invalid,
  methodNotAllowed,
  StatusError,
} from '../statusError';
import { invalidValue } from '../schema/fieldCauses';
import { GoLiteral } from '../schema/goValue';
import { KubeObject } from '../types';
import { readObject } from './bodyObject';
import { checkFields } from './fieldValidation';
import {
  isDryRun,
  managerOf,
  requireNamed,
  ResourceRequest,
} from './resourceRequest';
import { sendResult } from './sendResult';

/** POST to a collection. */
export async function handleCreate(context: ResourceRequest): Promise<void> {
  const { kind, info, response, store } = context;
  if (kind.namespaced && !info.namespace) {
    throw methodNotAllowed();
  }
  const dryRun = isDryRun(info, 'CreateOptions');
  const { object, duplicates } = await readObject(context);
  checkFields(kind, object, info, response, duplicates, problem =>
    cannotHandle(context, problem),
  );
  if (object.metadata.resourceVersion) {
    throw new StatusError(
      500,
      undefined,
      'resourceVersion should not be set on objects to be created',
    );
  }
  if (kind.name === 'certificates.k8s.io/CertificateSigningRequest') {
    object.spec = {
      ...object.spec,
      username: context.user.name,
      groups: context.user.groups,
    };
  }
  const created = store.insert(kind, object, {
    manager: managerOf(context),
    dryRun,
  });
  sendResult(context, created, 201);
}

/** PUT of an object or of one of its subresources. */
export async function handleUpdate(context: ResourceRequest): Promise<void> {
  const { kind, info, response, store } = context;
  const dryRun = isDryRun(info, 'UpdateOptions');
  const { object, duplicates } = await readObject(context);
  checkFields(kind, object, info, response, duplicates, problem =>
    cannotHandle(context, problem),
  );
  const previous = requireNamed(context);
  requireCurrent(context, object, previous);
  const written = store.replace(kind, previous, object, {
    manager: managerOf(context),
    dryRun,
    ...subresourceOption(context),
  });
  sendResult(context, written);
}

/** `approval` of a CSR writes the status as well; `finalize` of a namespace writes the whole. */
export function subresourceOption({ info }: ResourceRequest): {
  subresource?: string;
} {
  return info.subresource && info.subresource !== 'finalize'
    ? { subresource: info.subresource }
    : {};
}

/** Optimistic locking: 409 for a version that is not the current one. */
export function requireCurrent(
  { kind }: ResourceRequest,
  object: KubeObject,
  previous: KubeObject,
): void {
  const { resourceVersion } = object.metadata;
  if (!resourceVersion) {
    // Built-in kinds may be replaced without a version, custom resources may not.
    if (kind.custom) {
      // This one failure names the resource where others name the kind.
      throw invalid(
        { group: kind.group, kind: kind.plural },
        previous.metadata.name,
        [
          invalidValue(
            'metadata.resourceVersion',
            new GoLiteral('0x0', 0),
            'must be specified for an update',
          ),
        ],
      );
    }
    return;
  }
  if (resourceVersion !== previous.metadata.resourceVersion) {
    throw conflict(kind, previous.metadata.name);
  }
}

function cannotHandle({ kind }: ResourceRequest, problem: string) {
  return badRequest(
    `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${problem}`,
  );
}
