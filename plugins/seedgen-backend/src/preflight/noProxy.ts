import { BlockList, isIP } from 'node:net';

/** Where a connection goes to. */
export interface Destination {
  /** Name or address, without brackets. */
  host: string;
  port: string;
}

/** Host and port of a registry as it stands in references; HTTPS where it names no port. */
export function destinationOf(registry: string): Destination {
  const { host, port } = splitPort(registry);
  return { host, port: port || '443' };
}

/**
 * Whether a list such as `.example.com,10.0.0.0/8,registry:5000` spares a destination the proxy.
 * As Go's httpproxy decides it, since what pushes is written in Go: a domain covers what is below
 * it, and itself unless it begins with a dot; addresses are compared with addresses only, names are
 * not resolved; this host is always spared.
 */
export function bypassesProxy(
  noProxy: string,
  { host, port }: Destination,
): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost' || isLoopback(name)) return true;
  return noProxy
    .split(',')
    .map(entry => entry.trim().toLowerCase())
    .some(entry => entry !== '' && covers(entry, name, port));
}

function covers(entry: string, name: string, port: string): boolean {
  if (entry === '*') return true;
  if (/^[^/]+\/\d{1,3}$/.test(entry)) return inNetwork(entry, name);
  // Brackets are for addresses with a port.
  if (entry.endsWith(']')) return false;
  const wanted = splitPort(entry);
  if (wanted.host === '' || (wanted.port && wanted.port !== port)) return false;
  if (isIP(wanted.host)) return sameAddress(wanted.host, name);
  const domain = wanted.host.replace(/^\*(?=\.)/, '');
  return domain.startsWith('.')
    ? name.endsWith(domain)
    : name === domain || name.endsWith(`.${domain}`);
}

function splitPort(text: string): Destination {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(text);
  if (bracketed) return { host: bracketed[1], port: bracketed[2] ?? '' };
  // More than one colon without brackets is an address of version 6.
  const parts = text.split(':');
  return parts.length === 2
    ? { host: parts[0], port: parts[1] }
    : { host: text, port: '' };
}

function inNetwork(network: string, address: string): boolean {
  const [start, prefix] = network.split('/');
  const version = isIP(start);
  if (version === 0 || isIP(address) === 0) return false;
  if (Number(prefix) > (version === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(start, Number(prefix), family(version));
  return list.check(address, family(isIP(address)));
}

function sameAddress(wanted: string, address: string): boolean {
  if (isIP(address) === 0) return false;
  const list = new BlockList();
  list.addAddress(wanted, family(isIP(wanted)));
  return list.check(address, family(isIP(address)));
}

function isLoopback(host: string): boolean {
  return inNetwork('127.0.0.0/8', host) || sameAddress('::1', host);
}

function family(version: number): 'ipv4' | 'ipv6' {
  return version === 6 ? 'ipv6' : 'ipv4';
}
