import { IncomingMessage } from 'node:http';
import { contentType, parseBody, readBytes } from '../http/readBody';
import { RequestInfo } from '../http/requestInfo';
import { decodeProtobuf, PROTOBUF_TYPE } from '../protobuf/decodeObject';
import { invalidValue, unsupportedValue } from '../schema/fieldCauses';
import { goStrings } from '../schema/goValue';
import { isJsonMap } from '../schema/jsonSchema';
import { jsonTypeOf } from '../schema/validateSchema';
import { badRequest, invalid, StatusCause, StatusError } from '../statusError';

/** `meta/v1 DeleteOptions`, as far as the lab follows it. */
export interface DeleteOptions {
  gracePeriodSeconds?: number;
  preconditions?: { uid?: string; resourceVersion?: string };
  orphanDependents?: boolean;
  propagationPolicy?: PropagationPolicy;
  dryRun?: string[];
}

/** What becomes of the objects that belong to one that is deleted. */
export type PropagationPolicy = 'Background' | 'Foreground' | 'Orphan';

const POLICIES = ['Foreground', 'Background', 'Orphan'];

/** What Go calls the types, in the order in which a wrong one is found. */
const FIELDS: Record<string, { is: string; go: string }> = {
  gracePeriodSeconds: { is: 'number', go: 'int64' },
  preconditions: { is: 'object', go: 'v1.Preconditions' },
  orphanDependents: { is: 'boolean', go: 'bool' },
  propagationPolicy: { is: 'string', go: 'v1.DeletionPropagation' },
  dryRun: { is: 'array', go: '[]string' },
};

/**
 * Options of a DELETE: from its body, or without one from the query. A body of another kind is
 * refused, so that nothing is deleted by what was meant for something else; the real server answers
 * it with 500.
 */
export async function readDeleteOptions(
  request: IncomingMessage,
  info: RequestInfo,
): Promise<DeleteOptions> {
  const bytes = await readBytes(request);
  const options =
    bytes.length > 0
      ? decode(bytes, contentType(request))
      : fromQuery(info.query);
  const causes = problemsOf(options);
  if (causes.length > 0) {
    throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', causes);
  }
  return options;
}

function decode(bytes: Buffer, type: string): DeleteOptions {
  const value =
    type === PROTOBUF_TYPE ? decodeProtobuf(bytes) : parse(bytes, type);
  if (value === undefined || value === null) {
    return {};
  }
  if (!isJsonMap(value)) {
    throw undecodable(
      `couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonTypeOf(
        value,
      )} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    );
  }
  if (value.kind !== undefined && value.kind !== 'DeleteOptions') {
    const version = String(value.apiVersion ?? 'v1')
      .split('/')
      .pop();
    throw undecodable(
      `no kind ${JSON.stringify(
        value.kind,
      )} is registered for version ${JSON.stringify(
        version,
      )} in scheme "pkg/runtime/scheme.go:110"`,
    );
  }
  for (const [field, { is, go }] of Object.entries(FIELDS)) {
    const given = value[field];
    if (given !== undefined && given !== null && typeOf(given) !== is) {
      throw undecodable(
        `json: cannot unmarshal ${goTypeOf(
          given,
        )} into Go struct field DeleteOptions.${field} of type ${go}`,
      );
    }
  }
  return value as DeleteOptions;
}

function parse(bytes: Buffer, type: string): unknown {
  try {
    return parseBody(bytes.toString('utf8'), type);
  } catch (error) {
    throw error instanceof SyntaxError
      ? undecodable(
          `couldn't get version/kind; json parse error: ${error.message}`,
        )
      : error;
  }
}

function fromQuery(query: URLSearchParams): DeleteOptions {
  const policy = query.get('propagationPolicy');
  const orphan = query.get('orphanDependents');
  const grace = query.get('gracePeriodSeconds');
  if (grace && !/^[+-]?\d{1,18}$/.test(grace)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(grace)}: invalid syntax`,
    );
  }
  return {
    ...(policy && { propagationPolicy: policy as PropagationPolicy }),
    ...(orphan && { orphanDependents: !['0', 'false'].includes(orphan) }),
    ...(grace && { gracePeriodSeconds: Number(grace) }),
  };
}

function problemsOf({
  propagationPolicy: policy,
  orphanDependents,
  dryRun = [],
}: DeleteOptions): StatusCause[] {
  const causes: StatusCause[] = [];
  if (policy && orphanDependents !== undefined) {
    causes.push(
      invalidValue(
        'propagationPolicy',
        policy,
        'orphanDependents and deletionPropagation cannot be both set',
      ),
    );
  } else if (policy && !POLICIES.includes(policy)) {
    causes.push(
      unsupportedValue('propagationPolicy', policy, [...POLICIES, 'nil']),
    );
  }
  if (dryRun.some(each => each !== 'All')) {
    causes.push(unsupportedValue('dryRun', goStrings(dryRun), ['All']));
  }
  return causes;
}

/** The policy that was asked for; without one, dependents go in the background. */
export function policyOf(options: DeleteOptions): PropagationPolicy {
  if (options.orphanDependents) return 'Orphan';
  return options.propagationPolicy || 'Background';
}

/** Not a Status of its own in the real server, hence 500 without a reason. */
function undecodable(problem: string): StatusError {
  return new StatusError(500, undefined, problem);
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function goTypeOf(value: unknown): string {
  const type = typeOf(value);
  return type === 'boolean' ? 'bool' : type;
}
