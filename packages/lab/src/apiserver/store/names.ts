import { randomInt } from 'node:crypto';
import { invalidValue, required } from '../schema/fieldCauses';
import { StatusCause } from '../statusError';
import { KubeObject } from '../types';

const SUBDOMAIN =
  '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const SUBDOMAIN_RULE = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`;
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
/** Without vowels and look-alikes, as `apimachinery/util/rand` has it. */
const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Names of RBAC objects may hold almost anything, e.g. `system:discovery`. */
const PATH_SEGMENT_GROUPS = new Set(['rbac.authorization.k8s.io']);
const LABEL_KINDS = new Set(['Namespace', 'Service']);

// What the rules say, which are only told: each of them admits a text in one way alone.
const isLabel = (text: string) =>
  /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text);
const isSubdomain = (text: string) => text.split('.').every(isLabel);
const isQualifiedName = (text: string) =>
  /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text);
const isLabelValue = (text: string) => text === '' || isQualifiedName(text);

/** Five random characters after the prefix; a long prefix is cut so that 63 are not exceeded. */
export function generateName(prefix: string): string {
  const suffix = Array.from(
    { length: 5 },
    () => SUFFIX_ALPHABET[randomInt(SUFFIX_ALPHABET.length)],
  ).join('');
  return `${prefix.slice(0, 58)}${suffix}`;
}

/** What is wrong with `metadata.name`, by the rule for the kind. */
export function nameCauses(
  object: KubeObject,
  kind: { group: string; kind: string },
): StatusCause[] {
  const { name } = object.metadata;
  if (!name) {
    return [required('metadata.name', 'name or generateName is required')];
  }
  if (PATH_SEGMENT_GROUPS.has(kind.group)) {
    const problem = [
      ['.', "may not be '.'"],
      ['..', "may not be '..'"],
    ].find(([exact]) => exact === name)?.[1];
    const character = ['/', '%'].find(each => name.includes(each));
    const detail = problem ?? (character && `may not contain '${character}'`);
    return detail ? [invalidValue('metadata.name', name, detail)] : [];
  }
  if (kind.group === '' && LABEL_KINDS.has(kind.kind)) {
    return isLabel(name) && name.length <= 63
      ? []
      : [
          invalidValue(
            'metadata.name',
            name,
            name.length > 63
              ? 'must be no more than 63 bytes'
              : `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`,
          ),
        ];
  }
  return isSubdomain(name) && name.length <= 253
    ? []
    : [
        invalidValue(
          'metadata.name',
          name,
          name.length > 253 ? 'must be no more than 253 bytes' : SUBDOMAIN_RULE,
        ),
      ];
}

const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const QUALIFIED_NAME_RULE = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${QUALIFIED_NAME}')`;
const LABEL_VALUE = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?';

/** What is wrong with keys and values of labels, and with keys of annotations. */
export function labelCauses(object: KubeObject): StatusCause[] {
  const { labels = {}, annotations = {} } = object.metadata;
  const causes: StatusCause[] = [];
  for (const [key, value] of Object.entries(labels)) {
    causes.push(...keyCauses('metadata.labels', key));
    if (!isLabelValue(value)) {
      causes.push(
        invalidValue(
          'metadata.labels',
          value,
          `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${LABEL_VALUE}')`,
        ),
      );
    } else if (value.length > 63) {
      causes.push(
        invalidValue('metadata.labels', value, 'must be no more than 63 bytes'),
      );
    }
  }
  for (const key of Object.keys(annotations)) {
    causes.push(...keyCauses('metadata.annotations', key));
  }
  return causes;
}

function keyCauses(field: string, key: string): StatusCause[] {
  const problem = keyProblem(key);
  return problem ? [invalidValue(field, key, problem)] : [];
}

/** What is wrong with a key such as `example.com/name`. */
function keyProblem(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  if (parts.length > 2) {
    return `a qualified name ${QUALIFIED_NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
  }
  if (parts.length === 2 && parts[0] === '') {
    return 'prefix part must be non-empty';
  }
  if (parts.length === 2 && !isSubdomain(parts[0].toLowerCase())) {
    return `prefix part ${SUBDOMAIN_RULE}`;
  }
  if (name === '') {
    return 'name part must be non-empty';
  }
  if (name.length > 63) {
    return 'name part must be no more than 63 bytes';
  }
  return isQualifiedName(name) ? undefined : `name part ${QUALIFIED_NAME_RULE}`;
}
