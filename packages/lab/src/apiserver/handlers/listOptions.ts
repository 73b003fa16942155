import { parseFieldSelector } from '../selectors/fieldSelector';
import { parseLabelSelector } from '../selectors/labelSelector';
import { forbiddenChange, unsupportedValue } from '../schema/fieldCauses';
import { badRequest, invalid, StatusError } from '../statusError';
import { KubeObject } from '../types';
import { ResourceRequest } from './resourceRequest';

const LIST_OPTIONS = { group: 'meta.k8s.io', kind: 'ListOptions' };

/** Whether an object is in the request's namespace and fits its selectors. */
export function parseSelection({
  info,
  kind,
}: ResourceRequest): (object: KubeObject) => boolean {
  const fitsLabels = parseLabelSelector(info.query.get('labelSelector'));
  const fitsFields = parseFieldSelector(info.query.get('fieldSelector'), kind);
  const namespace = kind.namespaced ? info.namespace : undefined;
  const { name } = info;
  return object =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    (name === undefined || object.metadata.name === name) &&
    fitsLabels(object.metadata.labels) &&
    fitsFields(object);
}

/** `resourceVersion` as a number, `undefined` where none was given. */
export function parseVersion(context: ResourceRequest): number | undefined {
  const text = context.info.query.get('resourceVersion');
  if (!text) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw new StatusError(
      500,
      undefined,
      `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
    );
  }
  return Number(text);
}

export type VersionMatch = 'Exact' | 'NotOlderThan' | undefined;

/** `resourceVersionMatch`, which only makes sense beside a version. */
export function parseVersionMatch({ info }: ResourceRequest): VersionMatch {
  const { query } = info;
  const match = query.get('resourceVersionMatch');
  if (!match) {
    return undefined;
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    throw invalid(LIST_OPTIONS, '', [
      unsupportedValue('resourceVersionMatch', match, [
        'Exact',
        'NotOlderThan',
        '',
      ]),
    ]);
  }
  const version = query.get('resourceVersion');
  const problems: Array<[boolean, string]> = [
    [
      !version,
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    ],
    [
      query.has('continue'),
      'resourceVersionMatch is forbidden when continue is provided',
    ],
    [
      match === 'Exact' && version === '0',
      'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    ],
  ];
  const problem = problems.find(([applies]) => applies);
  if (problem) {
    throw invalid(LIST_OPTIONS, '', [
      forbiddenChange('resourceVersionMatch', problem[1]),
    ]);
  }
  return match;
}

/** 504 for a version that the cluster has not reached. */
export function tooLargeVersion(wanted: number, current: number): StatusError {
  const message = `Too large resource version: ${wanted}, current: ${current}`;
  return new StatusError(504, 'Timeout', `Timeout: ${message}`, {
    causes: [
      {
        reason: 'ResourceVersionTooLarge',
        message: 'Too large resource version',
      },
    ],
    retryAfterSeconds: 1,
  });
}

/** Where a list goes on: after which key, at which version. */
export interface ContinueToken {
  version: number;
  after: string;
}

export function encodeContinue(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.version,
      start: token.after,
    }),
  ).toString('base64url');
}

export function decodeContinue(text: string): ContinueToken {
  try {
    const { v, rv, start } = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      v === 'meta.k8s.io/v1' &&
      Number.isInteger(rv) &&
      typeof start === 'string'
    ) {
      return { version: rv, after: start };
    }
  } catch {
    // Falls through to the same answer as for a token of another shape.
  }
  throw badRequest('invalid continue token: continue key is not valid');
}
