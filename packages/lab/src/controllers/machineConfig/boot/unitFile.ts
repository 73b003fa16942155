/** A systemd unit file: each setting with all its values in order. */
export interface UnitFile {
  /** Values of a setting; an empty assignment has taken earlier ones away. */
  all(section: string, key: string): string[];
  /** The last value of a setting. */
  last(section: string, key: string): string | undefined;
  /** Names in a setting that lists units. */
  units(section: string, key: string): string[];
}

/** Reads a unit file: continued lines are joined, comments dropped. */
export function parseUnitFile(text: string): UnitFile {
  const values = new Map<string, string[]>();
  let section = '';
  for (const raw of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = raw.trim();
    const header = /^\[(.+)\]$/.exec(line);
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0)).trimEnd();
    if (header) {
      section = header[1];
    } else if (/^[A-Za-z]+$/.test(name)) {
      const key = `${section}/${name}`;
      const value = line.slice(equals + 1).trimStart();
      if (value === '') {
        values.set(key, []);
      } else {
        values
          .set(key, values.get(key) ?? [])
          .get(key)!
          .push(value);
      }
    }
  }
  const all = (name: string, key: string) => values.get(`${name}/${key}`) ?? [];
  return {
    all,
    last: (name, key) => all(name, key).at(-1),
    units: (name, key) =>
      all(name, key).flatMap(each => each.split(/\s+/).filter(Boolean)),
  };
}

/** Name of the mount unit for a path, e.g. `var-lib-containers.mount`. */
export function mountUnitName(path: string): string {
  const escaped = path
    .replace(/^\/+|(?<!\/)\/+$/g, '')
    .replace(/[^A-Za-z0-9:_./]/g, each => {
      const code = each.charCodeAt(0).toString(16).padStart(2, '0');
      return `\\x${code}`;
    })
    .replace(/\//g, '-');
  return `${escaped || '-'}.mount`;
}

/** Path that a device unit stands for; undefined for another unit. */
export function pathOfDeviceUnit(name: string): string | undefined {
  const match = /^(.+)\.device$/.exec(name);
  return (
    (match &&
      `/${match[1]
        .replace(/-/g, '/')
        .replace(/\\x([0-9a-f]{2})/g, (_, code) =>
          String.fromCharCode(parseInt(code, 16)),
        )}`) ??
    undefined
  );
}
