import { IncomingMessage } from 'node:http';
import { parse as parseYaml } from 'yaml';
import { decodeProtobuf, PROTOBUF_TYPE } from '../protobuf/decodeObject';
import {
  duplicateFieldsOfJson,
  duplicateKeysOfYaml,
  isTooDeep,
} from './bodyText';
import { goJsonError, summarizeBody } from '../schema/goValue';
import { badRequest, StatusError, unsupportedMediaType } from '../statusError';

/** The API server's own limit for a request's body. */
export const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** The whole body; 413 where it is too large, before the rest of it has come. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      request.off('data', take);
      reject(
        new StatusError(
          413,
          'RequestEntityTooLarge',
          `Request entity too large: limit is ${MAX_BODY_BYTES}`,
        ),
      );
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () =>
      reject(badRequest('the request was cut short')),
    );
  });
}

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/**
 * The body parsed by its content type; an empty one is `undefined`.
 * @param kind - the kind that errors name as the one that was expected
 */
export async function readParsed(
  request: IncomingMessage,
  kind: string,
): Promise<unknown> {
  return (await readStrictly(request, kind)).value;
}

/** A body with what strict decoding says against it; each problem by itself. */
export interface StrictBody {
  value: unknown;
  duplicates: () => Duplicates;
}

/** How a field that stands twice is refused, and how it is warned of. */
export interface Duplicates {
  refusals: string[];
  warnings: string[];
}

const noDuplicates = (): Duplicates => ({ refusals: [], warnings: [] });

/** As `readParsed`, with the fields that stand twice in the text. */
export async function readStrictly(
  request: IncomingMessage,
  kind: string,
): Promise<StrictBody> {
  const bytes = await readBytes(request);
  const type = contentType(request);
  if (type === PROTOBUF_TYPE && bytes.length > 0) {
    return { value: decodeProtobuf(bytes), duplicates: noDuplicates };
  }
  const text = bytes.toString('utf8');
  try {
    const value = parseBody(text, type);
    return {
      value,
      duplicates:
        value === undefined
          ? noDuplicates
          : () =>
              type === 'application/yaml'
                ? duplicatesOfYaml(text)
                : duplicatesOfJson(text),
    };
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw unrecognized(
        kind,
        `couldn't get version/kind; json parse error: ${error.message}`,
        text,
      );
    }
    throw error;
  }
}

/** Of JSON both sound the same; `prefix` says what the JSON is, where it is no object. */
export function duplicatesOfJson(text: string, prefix = ''): Duplicates {
  const problems = duplicateFieldsOfJson(text).map(
    path => `${prefix}duplicate field ${JSON.stringify(path)}`,
  );
  return { refusals: problems, warnings: problems };
}

/** Of YAML a refusal has all lines in one problem. */
export function duplicatesOfYaml(text: string): Duplicates {
  const warnings = duplicateKeysOfYaml(text);
  return {
    refusals:
      warnings.length > 0
        ? [`yaml: unmarshal errors:\n  ${warnings.join('\n  ')}`]
        : [],
    warnings,
  };
}

/** `application/json` without its parameters, in lower case. */
export function contentType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '')
    .split(';')[0]
    .trim()
    .toLowerCase();
}

/** 400 for a body that is not an object of the kind. */
export function unrecognized(kind: string, problem: string, text: string) {
  return badRequest(
    `the object provided is unrecognized (must be of type ${kind}): ${problem} (${summarizeBody(
      text,
    )})`,
  );
}

/** Of a content type; throws `SyntaxError` for what is no JSON. */
export function parseBody(text: string, type: string): unknown {
  if (text.trim() === '') {
    return undefined;
  }
  switch (type) {
    case '':
    case 'application/json':
      return parseJson(text);
    case 'application/yaml':
      return parseYamlText(text);
    default:
      throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
}

/** JSON without the one key that would change what an object inherits; or a `SyntaxError`. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) {
    throw new SyntaxError('exceeded max depth');
  }
  try {
    return text.includes('__proto__')
      ? JSON.parse(text, (key, value) =>
          key === '__proto__' ? undefined : value,
        )
      : JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(goJsonError(text, error));
  }
}

/** YAML as JSON would carry it; aliases are bounded by the library, dates stay text. */
export function parseYamlText(text: string): unknown {
  try {
    return parseJson(
      JSON.stringify(
        parseYaml(text, { schema: 'core', uniqueKeys: false }) ?? null,
      ),
    );
  } catch (error) {
    if (error instanceof StatusError) {
      throw error;
    }
    throw badRequest(
      `error converting YAML to JSON: yaml: ${
        (error as Error).message.split('\n')[0]
      }`,
    );
  }
}
