import { notAcceptable } from '../statusError';

/** One acceptable form of a response. */
export interface MediaType {
  type: string;
  parameters: Record<string, string>;
}

/** The entries of an `Accept` header, best first. */
export function parseAccept(header: string | undefined): MediaType[] {
  return (header?.trim() || '*/*')
    .split(',')
    .map(entry => {
      const [type, ...parameters] = entry.split(';').map(part => part.trim());
      return {
        type: type.toLowerCase(),
        parameters: Object.fromEntries(
          parameters.map(each => {
            const [name, ...value] = each.split('=');
            return [name, value.join('=').replace(/^"|"$/g, '')];
          }),
        ),
      };
    })
    .map((entry, index) => ({ entry, index }))
    .sort(
      (left, right) =>
        quality(right.entry) - quality(left.entry) || left.index - right.index,
    )
    .map(({ entry }) => entry);
}

function quality(entry: MediaType): number {
  const value = Number(entry.parameters.q ?? 1);
  return Number.isNaN(value) ? 1 : value;
}

export interface OutputForm {
  format: 'json' | 'yaml';
  /** `meta.k8s.io/v1` forms of objects and lists. */
  as?: 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList';
}

const TRANSFORMS = [
  'Table',
  'PartialObjectMetadata',
  'PartialObjectMetadataList',
] as const;

/** The form to answer in; throws 406 where nothing fits, e.g. for protobuf alone. */
export function negotiateOutput(accept: string | undefined): OutputForm {
  for (const { type, parameters } of parseAccept(accept)) {
    const format = formatOf(type);
    if (!format) {
      continue;
    }
    if (!parameters.as) {
      return { format };
    }
    const as = TRANSFORMS.find(each => each === parameters.as);
    if (as && parameters.g === 'meta.k8s.io' && parameters.v === 'v1') {
      return { format, as };
    }
  }
  throw notAcceptable(['application/json', 'application/yaml']);
}

function formatOf(type: string): 'json' | 'yaml' | undefined {
  if (['*/*', 'application/*', 'application/json'].includes(type)) {
    return 'json';
  }
  return type === 'application/yaml' ? 'yaml' : undefined;
}

/** Whether the client prefers the aggregated form of discovery (`apidiscovery.k8s.io/v2`). */
export function wantsAggregatedDiscovery(accept: string | undefined): boolean {
  for (const { type, parameters } of parseAccept(accept)) {
    if (type === 'application/json') {
      if (!parameters.as) {
        return false;
      }
      if (
        parameters.as === 'APIGroupDiscoveryList' &&
        parameters.g === 'apidiscovery.k8s.io' &&
        parameters.v === 'v2'
      ) {
        return true;
      }
    }
  }
  return false;
}
