/** The parts of an Ignition 3 config that the machine config operator looks at. */
export interface IgnitionConfig {
  ignition?: { version?: string; [key: string]: unknown };
  kernelArguments?: unknown;
  passwd?: {
    users?: Array<{ name: string; [key: string]: unknown }>;
    groups?: unknown[];
  };
  storage?: {
    disks?: unknown[];
    filesystems?: unknown[];
    raid?: unknown[];
    directories?: unknown[];
    links?: unknown[];
    files?: IgnitionFile[];
  };
  systemd?: { units?: IgnitionUnit[] };
}

export interface IgnitionFile {
  path: string;
  mode?: number;
  overwrite?: boolean;
  contents?: { source?: string; compression?: string };
  append?: unknown[];
  [key: string]: unknown;
}

export interface IgnitionUnit {
  name: string;
  enabled?: boolean;
  mask?: boolean;
  contents?: string;
  dropins?: Array<{ name: string; contents?: string }>;
}

/**
 * What Ignition makes of two configs: items that name the same thing are replaced by the later
 * one, others are added.
 */
export function mergeIgnition(
  base: IgnitionConfig,
  added: IgnitionConfig,
): IgnitionConfig {
  const users = mergeBy(
    base.passwd?.users,
    added.passwd?.users,
    each => each.name,
  );
  const groups = mergeBy(base.passwd?.groups, added.passwd?.groups, keyOf);
  const kernelArguments = added.kernelArguments ?? base.kernelArguments;
  return prune({
    ignition: { version: '3.5.0' },
    kernelArguments,
    passwd: prune({ users, groups }),
    storage: prune({
      disks: mergeBy(base.storage?.disks, added.storage?.disks, keyOf),
      filesystems: mergeBy(
        base.storage?.filesystems,
        added.storage?.filesystems,
        keyOf,
      ),
      raid: mergeBy(base.storage?.raid, added.storage?.raid, keyOf),
      directories: mergeBy(
        base.storage?.directories,
        added.storage?.directories,
        keyOf,
      ),
      links: mergeBy(base.storage?.links, added.storage?.links, keyOf),
      files: mergeBy(
        base.storage?.files,
        added.storage?.files,
        each => each.path,
      ),
    }),
    systemd: prune({
      units: mergeBy(
        base.systemd?.units,
        added.systemd?.units,
        each => each.name,
      ),
    }),
  });
}

/** Text of a file's `data:` URL; undefined for what the lab cannot read, e.g. a compressed one. */
export function fileText(file: IgnitionFile): string | undefined {
  const source = file.contents?.source ?? 'data:,';
  const match = /^data:([^,]*),(.*)$/s.exec(source);
  if (!match || file.contents?.compression) {
    return undefined;
  }
  return match[1].endsWith(';base64')
    ? Buffer.from(match[2], 'base64').toString('utf8')
    : decodeURIComponent(match[2]);
}

/** A file with this text. */
export function fileOf(path: string, text: string, mode: number): IgnitionFile {
  return {
    path,
    mode,
    overwrite: true,
    contents: { source: `data:,${encodeURIComponent(text)}` },
  };
}

/** What a disk, filesystem, directory or link is called in Ignition. */
function keyOf(item: unknown): string {
  const { device, path, name } = item as Record<string, unknown>;
  return String(device ?? path ?? name ?? JSON.stringify(item));
}

function mergeBy<T>(
  base: T[] | undefined,
  added: T[] | undefined,
  nameOf: (item: T) => string,
): T[] | undefined {
  if (!base?.length && !added?.length) {
    return undefined;
  }
  const merged = new Map<string, T>();
  for (const item of [...(base ?? []), ...(added ?? [])]) {
    const name = nameOf(item);
    merged.set(name, { ...(merged.get(name) as object), ...item });
  }
  return [...merged.values()];
}

function prune<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) =>
        each !== undefined &&
        !(
          typeof each === 'object' &&
          each !== null &&
          !Array.isArray(each) &&
          !Object.keys(each).length
        ),
    ),
  ) as T;
}
