/**
 * The name of the systemd unit that stands for a path, as `systemd-escape --path` prints it:
 * `/dev/disk/by-id/virtio-a` with the suffix `device` is `dev-disk-by\x2did-virtio\x2da.device`.
 *
 * Rules: https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html, "String
 * escaping for inclusion in unit names".
 *
 * @param path - an absolute path
 * @public
 */
export function systemdUnitNameOf(
  path: string,
  suffix: 'device' | 'mount',
): string {
  const segments = path.split('/').filter(segment => segment !== '');
  const escaped = segments
    .map(segment => escapeSegment(segment))
    .join('-')
    .replace(/^\./, '\\x2e');
  return `${escaped || '-'}.${suffix}`;
}

function escapeSegment(segment: string): string {
  return Array.from(new TextEncoder().encode(segment), byte => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9:_.]/.test(character)
      ? character
      : `\\x${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}

/** A unit file from its sections; each directive on a line of its own, in the order given. @public */
export function buildUnitFile(
  sections: Record<string, readonly (readonly [string, string])[]>,
): string {
  return Object.entries(sections)
    .map(
      ([section, directives]) =>
        `[${section}]\n${directives
          .map(([key, value]) => `${key}=${value}\n`)
          .join('')}`,
    )
    .join('\n');
}
