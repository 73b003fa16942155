/** A value whose Go form cannot be told from its JSON, such as a struct. */
export class GoLiteral {
  constructor(readonly text: string, readonly json: unknown) {}
}

/** `[]string{"a"}`. */
export function goStrings(values: unknown[]): GoLiteral {
  return new GoLiteral(`[]string{${values.map(goValue).join(', ')}}`, values);
}

/** `map[string]string{"a":"b"}`, as labels are printed. */
export function goStringMap(
  map: Record<string, string> | undefined,
): GoLiteral {
  const entries = Object.entries(map ?? {})
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return new GoLiteral(
    map ? `map[string]string{${entries.join(', ')}}` : 'map[string]string(nil)',
    map ?? null,
  );
}

/** A JSON value as Go's `%#v` prints it, which is how field errors show maps and lists. */
export function goValue(value: unknown): string {
  if (value instanceof GoLiteral) {
    return value.text;
  }
  if (value === undefined || value === null) {
    return 'interface {}(nil)';
  }
  if (Array.isArray(value)) {
    return `[]interface {}{${value.map(goValue).join(', ')}}`;
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${goValue(each)}`);
    return `map[string]interface {}{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** What `encoding/json` makes of a map or list; a text by itself stays as `%q` has it. */
export function jsonOfGo(value: unknown): string {
  if (value instanceof GoLiteral) {
    return jsonOfGo(value.json);
  }
  if (typeof value === 'string') {
    return JSON.stringify(value);
  }
  return JSON.stringify(inOrder(value ?? null)).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => [key, inOrder(each)]),
  );
}

/** A JSON value as Go's `%v` prints it, e.g. `map[a:1 b:[x y]]`. */
export function goPlain(value: unknown): string {
  if (value === undefined || value === null) {
    return '<nil>';
  }
  if (Array.isArray(value)) {
    return `[${value.map(goPlain).join(' ')}]`;
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => `${key}:${goPlain(each)}`);
    return `map[${entries.join(' ')}]`;
  }
  return String(value);
}

/** What Go says of text that is no JSON; told from what JavaScript says of it. */
export function goJsonError(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(String((error as Error).message))?.[1];
  const at = position === undefined ? text.length : Number(position);
  if (at >= text.length) {
    return 'unexpected end of JSON input';
  }
  return `invalid character '${text[at]}' looking for beginning of value`;
}

/** The start of a body, as errors quote it: text where it looks like JSON, else hexadecimal. */
export function summarizeBody(text: string): string {
  const MOST = 30;
  if (text === '') {
    return '<empty>';
  }
  if (text.startsWith('{')) {
    return text.length > MOST ? `${text.slice(0, MOST)} ...` : text;
  }
  const bytes = Buffer.from(text);
  const hex = bytes.subarray(0, MOST).toString('hex');
  return bytes.length > MOST ? `${hex} ...` : hex;
}
