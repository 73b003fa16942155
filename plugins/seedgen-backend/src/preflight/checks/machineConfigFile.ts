import { gunzipSync } from 'node:zlib';

const MOST_BYTES = 1024 * 1024;

/**
 * Text of a file of a MachineConfig, which has it as a data URL, percent-encoded or in base64,
 * compressed or not; undefined for one that is to be fetched, or that is damaged.
 */
export function fileText(file: {
  contents?: { source?: unknown; compression?: unknown };
}): string | undefined {
  const { source, compression } = file.contents ?? {};
  const [, encoding, data] =
    /^data:[^,]*?(;base64)?,([\s\S]*)$/.exec(
      typeof source === 'string' ? source : '',
    ) ?? [];
  if (data === undefined) return undefined;
  try {
    const text = decodeURIComponent(data);
    const bytes = Buffer.from(text, encoding ? 'base64' : 'latin1');
    if (compression === 'gzip') {
      return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString();
    }
    return encoding ? bytes.toString() : text;
  } catch {
    return undefined;
  }
}
