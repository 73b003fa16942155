import { isAddress, isNetwork, isRequestUri } from './addresses';

const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const UUID =
  /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** Letters and symbols of any script are taken in a label, as kube-openapi's `strfmt` has it. */
const ONLY_LABEL = /^[a-zA-Z0-9\p{S}\p{L}](?:-?[a-zA-Z0-9\p{S}\p{L}]{0,62})$/u;
const LABEL = /^[a-zA-Z0-9\p{S}\p{L}-]{1,63}$/u;
const TOP_LABEL = /^[a-zA-Z\p{L}]{2,63}$/u;

/** The formats that are checked; any other one says nothing. `ip` is none. */
const FORMATS: Record<string, (text: string) => boolean> = {
  'date-time': text => RFC_3339.test(text) && !Number.isNaN(Date.parse(text)),
  uuid: text => UUID.test(text),
  uri: isRequestUri,
  ipv4: text => isAddress(text) && text.includes('.'),
  ipv6: text => isAddress(text) && text.includes(':'),
  cidr: isNetwork,
  hostname: isHostname,
};

/** Whether a text is of a format of OpenAPI, as far as Kubernetes checks it. */
export function isOfFormat(text: string, format: string): boolean {
  return Object.hasOwn(FORMATS, format) ? FORMATS[format](text) : true;
}

function isHostname(text: string): boolean {
  const labels = text.split('.');
  if (
    Buffer.byteLength(text) > 255 ||
    labels.some(label => Buffer.byteLength(label) > 63)
  ) {
    return false;
  }
  const top = labels.pop() ?? '';
  return labels.length === 0
    ? ONLY_LABEL.test(top)
    : TOP_LABEL.test(top) &&
        labels.every(
          label =>
            LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'),
        );
}
