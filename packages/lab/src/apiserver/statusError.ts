/** One field that is wrong, as in `Status.details.causes`. */
export interface StatusCause {
  /** E.g. `FieldValueInvalid`. */
  reason: string;
  message: string;
  field?: string;
  /** The message as a later release of Kubernetes words it; absent where all say the same. */
  inWordsOf?: (minor: number) => string;
}

/** Minor version of the Kubernetes in whose words errors are told where nobody says which. */
export const OLDEST_MINOR = 31;

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

/** `meta/v1 Status` of a failure, as it is sent. */
export interface FailureStatus {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: Record<string, unknown>;
  status: 'Failure';
  message: string;
  reason?: string;
  details?: StatusDetails;
  code: number;
}

/** The plural and group that errors are worded with. */
export interface GroupResource {
  group: string;
  plural: string;
}

/** A failure that the API server answers with; the wording follows `apimachinery/api/errors`. */
export class StatusError extends Error {
  readonly name = 'StatusError';

  constructor(
    readonly code: number,
    readonly reason: string | undefined,
    message: string,
    readonly details?: StatusDetails,
    /** Of a list whose continue token expired: the token with which to go on. */
    readonly continueToken?: string,
    /** The message as a later release words it. */
    readonly inWordsOf?: (minor: number) => string,
  ) {
    super(message);
  }

  /** As a server of Kubernetes 1.`minor` sends it. */
  toStatus(minor: number = OLDEST_MINOR): FailureStatus {
    const { details } = this;
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: 'Failure',
      message: this.inWordsOf?.(minor) ?? this.message,
      ...(this.reason && { reason: this.reason }),
      ...(details && {
        details: {
          ...details,
          ...(details.causes && {
            causes: details.causes.map(({ inWordsOf, ...cause }) => ({
              ...cause,
              message: inWordsOf?.(minor) ?? cause.message,
            })),
          }),
        },
      }),
      code: this.code,
    };
  }
}

/** `seedgenerators.lca.openshift.io`, `pods`. */
export function qualifiedResource({ group, plural }: GroupResource): string {
  return group ? `${plural}.${group}` : plural;
}

function about(resource: GroupResource, name: string): StatusDetails {
  return {
    ...(name && { name }),
    ...(resource.group && { group: resource.group }),
    kind: resource.plural,
  };
}

export function notFound(resource: GroupResource, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${qualifiedResource(resource)} "${name}" not found`,
    about(resource, name),
  );
}

export function alreadyExists(
  resource: GroupResource,
  name: string,
): StatusError {
  return new StatusError(
    409,
    'AlreadyExists',
    `${qualifiedResource(resource)} "${name}" already exists`,
    about(resource, name),
  );
}

export const OBJECT_MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again';

export function conflict(
  resource: GroupResource,
  name: string,
  problem: string = OBJECT_MODIFIED,
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualifiedResource(
      resource,
    )} "${name}": ${problem}`,
    about(resource, name),
  );
}

/** `SeedGenerator.lca.openshift.io "x" is invalid: ...`; the causes make up the rest. */
export function invalid(
  kind: { group: string; kind: string },
  name: string,
  causes: StatusCause[],
): StatusError {
  const qualified = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  const inWordsOf = (minor: number) => {
    const texts = causes.map(
      cause => `${cause.field}: ${cause.inWordsOf?.(minor) ?? cause.message}`,
    );
    const problem = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
    return `${qualified} "${name}" is invalid: ${problem}`;
  };
  return new StatusError(
    422,
    'Invalid',
    inWordsOf(OLDEST_MINOR),
    {
      ...(name && { name }),
      ...(kind.group && { group: kind.group }),
      ...(kind.kind && { kind: kind.kind }),
      causes,
    },
    undefined,
    inWordsOf,
  );
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** `pods "x" is forbidden: PROBLEM`. */
export function forbidden(
  resource: GroupResource,
  name: string,
  problem: string,
  causes?: StatusCause[],
): StatusError {
  const subject = name
    ? `${qualifiedResource(resource)} "${name}"`
    : qualifiedResource(resource);
  return new StatusError(
    403,
    'Forbidden',
    `${subject} is forbidden: ${problem}`,
    { ...about(resource, name), ...(causes && { causes }) },
  );
}

export function expired(message: string, continueToken?: string): StatusError {
  return new StatusError(410, 'Expired', message, undefined, continueToken);
}

/** 404 for a kind or subresource that is not served. */
export function resourceNotFound(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}

export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

export function unsupportedMediaType(accepted: string[]): StatusError {
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}

export function notAcceptable(accepted: string[]): StatusError {
  return new StatusError(
    406,
    'NotAcceptable',
    `406: Not Acceptable\n\nAvailable representations: ${accepted.join(', ')}`,
    {},
  );
}

export function internalError(message: string): StatusError {
  return new StatusError(
    500,
    'InternalError',
    `Internal error occurred: ${message}`,
    { causes: [{ reason: 'InternalError', message }] },
  );
}
