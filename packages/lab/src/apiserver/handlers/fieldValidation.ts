import { ServerResponse } from 'node:http';
import { Duplicates } from '../http/readBody';
import { addWarning } from '../http/respond';
import { RequestInfo } from '../http/requestInfo';
import { invalid, StatusError } from '../statusError';
import { unsupportedValue } from '../schema/fieldCauses';
import { pruneFields } from '../schema/pruneFields';
import { RegisteredKind } from '../store/registeredKind';
import { KubeObject } from '../types';

/**
 * What becomes of fields that stand twice, or that the kind does not know (`fieldValidation`):
 * `Strict` refuses, `Warn` warns, `Ignore` says nothing. Of the former the last one counts, the latter
 * are dropped in any case when the object is stored.
 * @param refuse - how a refusal is worded, which differs between creates and patches
 */
export function checkFields(
  kind: RegisteredKind,
  object: KubeObject,
  info: RequestInfo,
  response: ServerResponse,
  duplicates: () => Duplicates,
  refuse: (problem: string) => StatusError,
): void {
  const mode = validationMode(info);
  if (mode === 'Ignore') {
    return;
  }
  const unknown = pruneFields(structuredClone(object), kind.fullSchema).map(
    path => `unknown field ${JSON.stringify(path)}`,
  );
  const { refusals, warnings } = duplicates();
  if (mode === 'Warn') {
    [...warnings, ...unknown].forEach(each => addWarning(response, each));
    return;
  }
  const problems = [...refusals, ...unknown];
  if (problems.length > 0) {
    throw refuse(`strict decoding error: ${problems.join(', ')}`);
  }
}

/** `fieldValidation`; what is not said is `Warn`. */
export function validationMode(
  info: RequestInfo,
): 'Ignore' | 'Strict' | 'Warn' {
  const mode = info.query.get('fieldValidation') || 'Warn';
  const modes = ['', 'Ignore', 'Strict', 'Warn'];
  if (!modes.includes(mode)) {
    throw invalid({ group: 'meta.k8s.io', kind: 'CreateOptions' }, '', [
      unsupportedValue('fieldValidation', mode, modes),
    ]);
  }
  return mode as 'Ignore' | 'Strict' | 'Warn';
}
