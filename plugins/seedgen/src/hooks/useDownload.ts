import { useCallback, useEffect, useRef, useState } from 'react';

/** How a file that is fetched stands. */
export interface DownloadState {
  /** Bytes that came so far, while it is being fetched. */
  received?: number;
  /** What was saved last. */
  saved?: { name: string; bytes: number };
  error?: Error;
  /** How much had come when it failed. */
  brokenAt?: number;
}

/** A file that can be fetched, and given up. */
export interface Download extends DownloadState {
  running: boolean;
  start(fetchFile: (signal: AbortSignal) => Promise<Response>): void;
  cancel(): void;
}

// Often enough to be seen to go on, seldom enough to cost nothing.
const REPORT_EVERY_MS = 200;

/**
 * Fetches a file with the person's credentials in the request, where they belong, and saves it once
 * all of it is there: half a file would pass for a whole one.
 */
export function useDownload(): Download {
  const [state, setState] = useState<DownloadState>({});
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback<Download['start']>(fetchFile => {
    if (controller.current) return;
    const own = new AbortController();
    controller.current = own;
    const change = (next: DownloadState) => {
      if (!own.signal.aborted) setState(next);
    };
    let received = 0;
    change({ received });
    const progress = (bytes: number) => {
      received = bytes;
      change({ received });
    };
    fetchAll(fetchFile, own.signal, progress)
      .then(
        ({ name, blob }) => {
          if (own.signal.aborted) return;
          saveFile(name, blob);
          change({ saved: { name, bytes: blob.size } });
        },
        error => change({ error, brokenAt: received || undefined }),
      )
      .finally(() => {
        if (controller.current === own) controller.current = undefined;
      });
  }, []);

  const cancel = useCallback(() => {
    controller.current?.abort();
    controller.current = undefined;
    setState({});
  }, []);

  return { ...state, running: state.received !== undefined, start, cancel };
}

async function fetchAll(
  fetchFile: (signal: AbortSignal) => Promise<Response>,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<{ name: string; blob: Blob }> {
  const response = await fetchFile(signal);
  const type = response.headers.get('Content-Type') ?? undefined;
  const name = fileNameOf(response) ?? 'seedgen-audit';
  const reader = response.body?.getReader();
  if (!reader) return { name, blob: await response.blob() };
  const parts: BlobPart[] = [];
  let bytes = 0;
  let reportedAt = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { name, blob: new Blob(parts, { type }) };
    parts.push(value);
    bytes += value.byteLength;
    const now = Date.now();
    if (now - reportedAt >= REPORT_EVERY_MS) {
      reportedAt = now;
      onProgress(bytes);
    }
  }
}

/** The name that an answer proposes for its file, without a path. */
export function fileNameOf(response: Response): string | undefined {
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const [, name] = disposition.match(/filename="?([^";]+)"?/) ?? [];
  return name?.split(/[/\\]/).pop() || undefined;
}

/** Saves a file as the browser does with one that is downloaded. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
