import { connect, type DetailedPeerCertificate } from 'node:tls';
import { isIP } from 'node:net';
import { beginDeadline } from '../http/deadline';
import { failed, networkFailure, succeeded } from '../http/failures';
import type { Result } from '../result';

// More than any chain has.
const LONGEST_CHAIN = 10;

/**
 * The certificates that a server shows, its own first, as far as they lead to an authority that is
 * trusted here. PEM texts. The connection is verified like any other, and nothing is sent over it.
 */
export async function readCertificates(
  url: URL,
  ca: string | undefined,
  options: { doing: string; signal: AbortSignal; timeoutMs: number },
): Promise<Result<string[]>> {
  const { doing } = options;
  const deadline = beginDeadline(options.timeoutMs, options.signal);
  // The brackets of an address of version 6 belong to the URL.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port: Number(url.port || 443),
    // Addresses are no server names.
    ...(isIP(host) ? {} : { servername: host }),
    ca,
    rejectUnauthorized: true,
  });
  const onAbort = () => socket.destroy(new Error('aborted'));
  deadline.signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (deadline.signal.aborted) onAbort();
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
      socket.once('close', () =>
        reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })),
      );
    });
    return succeeded(chainOf(socket.getPeerCertificate(true)));
  } catch (error) {
    switch (deadline.stoppedBy()) {
      case 'timeout':
        return failed(
          'timeout',
          `${doing} failed: no answer within ${options.timeoutMs} ms.`,
        );
      case 'caller':
        return failed('aborted', `${doing} was given up: nobody waits for it.`);
      default:
        return networkFailure(doing, error);
    }
  } finally {
    deadline.signal.removeEventListener('abort', onAbort);
    deadline.clear();
    // What comes after this concerns nobody.
    socket.on('error', () => {});
    socket.destroy();
  }
}

function chainOf(own: DetailedPeerCertificate): string[] {
  const chain: string[] = [];
  let current: DetailedPeerCertificate | undefined = own;
  while (current?.raw && chain.length < LONGEST_CHAIN) {
    chain.push(
      `-----BEGIN CERTIFICATE-----\n${current.raw
        .toString('base64')
        .replace(/.{64}/g, '$&\n')
        .trim()}\n-----END CERTIFICATE-----\n`,
    );
    const issuer: DetailedPeerCertificate | undefined =
      current.issuerCertificate;
    // A root is its own issuer.
    current = issuer === current ? undefined : issuer;
  }
  return chain;
}
