import { ServerResponse } from 'node:http';
import { addWarning } from '../http/respond';
import { RequestInfo } from '../http/requestInfo';
import { invalid, StatusError } from '../statusError';
import { unsupportedValue } from '../schema/fieldCauses';
import { pruneFields } from '../schema/pruneFields';
import { RegisteredKind } from '../store/registeredKind';
import { KubeObject } from '../types';

/**
 * What becomes of fields that the kind does not know (`fieldValidation`): `Strict` refuses, `Warn`
 * warns, `Ignore` says nothing. They are dropped in any case when the object is stored.
 * @param refuse - how a refusal is worded, which differs between creates and patches
 */
export function checkFields(
  kind: RegisteredKind,
  object: KubeObject,
  info: RequestInfo,
  response: ServerResponse,
  refuse: (problem: string) => StatusError,
): void {
  const mode = info.query.get('fieldValidation') || 'Warn';
  const modes = ['', 'Ignore', 'Strict', 'Warn'];
  if (!modes.includes(mode)) {
    throw invalid({ group: 'meta.k8s.io', kind: 'CreateOptions' }, '', [
      unsupportedValue('fieldValidation', mode, modes),
    ]);
  }
  if (mode === 'Ignore') {
    return;
  }
  const problems = pruneFields(structuredClone(object), kind.fullSchema).map(
    path => `unknown field ${JSON.stringify(path)}`,
  );
  if (problems.length === 0) {
    return;
  }
  if (mode === 'Strict') {
    throw refuse(`strict decoding error: ${problems.join(', ')}`);
  }
  problems.forEach(problem => addWarning(response, problem));
}
