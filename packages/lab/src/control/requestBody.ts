import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { ControlError } from './controlError';

const LARGEST_BODY = 64 * 1024;

/** Reads and checks a JSON body; none counts as `{}`. */
export async function readJson<T extends z.ZodType>(
  request: IncomingMessage,
  schema: T,
): Promise<z.infer<T>> {
  const text = await readText(request);
  const result = schema.safeParse(parse(text));
  if (result.success) {
    return result.data;
  }
  throw new ControlError(
    400,
    'InvalidBody',
    'The body is not what this address takes; see `issues`.',
    result.error.issues.map(({ path, message }) => ({
      field: path.join('.'),
      message,
    })),
  );
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > LARGEST_BODY) {
      throw new ControlError(413, 'BodyTooLarge', 'The body is too large.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  if (text.trim() === '') {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, 'InvalidJson', 'The body is not JSON.');
  }
}
