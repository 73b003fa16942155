import { isIPv4, isIPv6 } from 'node:net';

/** An address as Go's `net.ParseIP` takes it: without a zone. */
export function isAddress(text: string): boolean {
  return isIPv4(text) || (isIPv6(text) && !text.includes('%'));
}

/** 4 or 6; undefined for what CEL's `isIP` does not take, such as IPv4 within IPv6. */
export function addressFamily(text: string): 4 | 6 | undefined {
  if (isIPv4(text)) {
    return 4;
  }
  return isAddress(text) && !isMapped(text) ? 6 : undefined;
}

/** A network as `net.ParseCIDR` takes it. */
export function isNetwork(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  return (
    rest.length === 0 &&
    bits !== undefined &&
    isAddress(address) &&
    /^[0-9]{1,4}$/.test(bits) &&
    Number(bits) <= (isIPv4(address) ? 32 : 128)
  );
}

/** A network as CEL's `isCIDR` takes it: no leading zero in its length, no IPv4 within IPv6. */
export function isStrictNetwork(text: string): boolean {
  const [address, bits = ''] = text.split('/');
  return (
    isNetwork(text) &&
    (bits === '0' || !bits.startsWith('0')) &&
    addressFamily(address) !== undefined
  );
}

function isMapped(address: string): boolean {
  const { hostname } = new URL(`http://[${address}]`);
  return hostname.startsWith('[::ffff:') && hostname.split(':').length === 5;
}

/** Whether `url.ParseRequestURI` of Go takes a text: an absolute path, or anything with a scheme. */
export function isRequestUri(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (text === '' || /[\x00-\x1f\x7f]/.test(text) || text.startsWith(':')) {
    return false;
  }
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text)?.[0] ?? '';
  const [rest] = text.slice(scheme.length).split('?');
  if (text === '*' || !rest.startsWith('/')) {
    return text === '*' || scheme !== '';
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) {
    return hasValidEscapes(rest);
  }
  const end = rest.indexOf('/', 2);
  const authority = rest.slice(2, end < 0 ? undefined : end);
  return (
    isAuthority(authority) && (end < 0 || hasValidEscapes(rest.slice(end)))
  );
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? '' : authority.slice(0, at);
  const host = authority.slice(at + 1);
  if (!/^[A-Za-z0-9._~:!$&'()*+,;=%@-]*$/.test(user)) {
    return false;
  }
  if (host.startsWith('[')) {
    const close = host.lastIndexOf(']');
    return close > 0 && /^(?::[0-9]*)?$/.test(host.slice(close + 1));
  }
  const colon = host.lastIndexOf(':');
  return (
    (colon < 0 || /^:[0-9]*$/.test(host.slice(colon))) &&
    // eslint-disable-next-line no-control-regex
    /^(?:[A-Za-z0-9._~!$&'()*+,;=:[\]<>"-]|[^\x00-\x7f])*$/.test(host)
  );
}

function hasValidEscapes(path: string): boolean {
  return path
    .split('%')
    .slice(1)
    .every(part => /^[0-9A-Fa-f]{2}/.test(part));
}
