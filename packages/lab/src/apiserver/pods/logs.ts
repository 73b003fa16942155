import { setTimeout as delay } from 'node:timers/promises';
import { isTrue } from '../http/requestInfo';
import { invalidValue } from '../schema/fieldCauses';
import { badRequest, invalid } from '../statusError';
import { requireNamed, ResourceRequest } from '../handlers/resourceRequest';
import { chooseContainer, requireStarted } from './container';

/** How long the first line may take before the headers go out without it. */
const FIRST_LINE_MS = 25;

/** GET of `pods/log`: plain text, a line at a time while it is followed. */
export async function handleLogs(context: ResourceRequest): Promise<void> {
  const { info, response, pods, stopping } = context;
  const pod = requireNamed(context);
  const { query } = info;
  const { name } = pod.metadata;
  const tailLines = numberOption(query, name, 'tailLines', 0);
  const limitBytes = numberOption(query, name, 'limitBytes', 1);
  const previous = isTrue(query, 'previous');
  const container = chooseContainer(pod, query.get('container') || undefined);
  requireStarted(pod, container, previous);

  const abort = new AbortController();
  const stop = () => abort.abort(new Error('The reader has gone'));
  response.once('close', stop);
  stopping.addEventListener('abort', stop, { once: true });
  const lines = pods
    .logs({
      namespace: info.namespace ?? '',
      pod: pod.metadata.name,
      container,
      follow: isTrue(query, 'follow'),
      ...(tailLines !== undefined && { tailLines }),
      previous,
      timestamps: isTrue(query, 'timestamps'),
      signal: abort.signal,
    })
    [Symbol.asyncIterator]();
  try {
    // A failure before the first line still becomes a Status; a quiet log must not hold up headers.
    const first = lines.next();
    await Promise.race([
      first,
      delay(FIRST_LINE_MS, undefined, { ref: false }),
    ]);
    response.statusCode = 200;
    response.setHeader('Content-Type', 'text/plain');
    response.setHeader('Cache-Control', 'no-cache, private');
    response.flushHeaders();
    await writeLines(context, first, lines, limitBytes);
    response.end();
  } catch (error) {
    if (!abort.signal.aborted) {
      throw error;
    }
    response.end();
  } finally {
    stopping.removeEventListener('abort', stop);
    // Not awaited: a generator that waits for its next line would hold this up.
    void lines.return?.().catch(() => undefined);
  }
}

async function writeLines(
  { response }: ResourceRequest,
  first: Promise<IteratorResult<string>>,
  lines: AsyncIterator<string>,
  limitBytes: number | undefined,
): Promise<void> {
  let left = limitBytes ?? Infinity;
  for (
    let line = await first;
    !line.done && left > 0;
    line = await lines.next()
  ) {
    const bytes = Buffer.from(`${line.value}\n`);
    const part = bytes.length > left ? bytes.subarray(0, left) : bytes;
    left -= part.length;
    if (!response.write(part)) {
      await new Promise<void>(resolve => {
        const go = () => {
          response.off('drain', go);
          response.off('close', go);
          resolve();
        };
        response.on('drain', go);
        response.on('close', go);
      });
    }
  }
}

function numberOption(
  query: URLSearchParams,
  pod: string,
  name: string,
  least: number,
): number | undefined {
  const text = query.get(name);
  if (!text) {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isInteger(value)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  if (value < least) {
    throw invalid({ group: '', kind: 'PodLogOptions' }, pod, [
      invalidValue(
        name,
        value,
        `must be greater than${least === 0 ? ' or equal to' : ''} 0`,
      ),
    ]);
  }
  return value;
}
