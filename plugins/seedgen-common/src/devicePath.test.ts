import * as fc from 'fast-check';
import { isStableDevicePath, parseDevicePath } from './devicePath';

function acceptedOrRefusal(path: string): string {
  try {
    return parseDevicePath(path);
  } catch (error) {
    return (error as Error).message;
  }
}

describe('parseDevicePath', () => {
  it.each([
    ['/dev/vda', false],
    ['/dev/sdaa', false],
    ['/dev/nvme0n1', false],
    ['/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', true],
    ['/dev/disk/by-id/nvme-MODEL_123+4', true],
    ['/dev/disk/by-path/pci-0000:00:1f.2-ata-1', true],
  ])('accepts %s', (path, stable) => {
    expect(parseDevicePath(path)).toBe(path);
    expect(isStableDevicePath(path)).toBe(stable);
  });

  it.each([
    '',
    'sda',
    '/dev/',
    '/dev/sda1',
    '/dev/nvme0n1p1',
    '/dev/null',
    '/dev/mem',
    '/etc/passwd',
    '/dev/../etc/passwd',
    '/dev/disk/by-id/../../../etc/passwd',
    '/dev/disk/by-id/a/b',
    '/dev/disk/by-id/.hidden',
    '/dev/disk/by-label/root',
    '/dev/vdb; reboot',
    '/dev/vdb\nExecStart=/bin/sh',
    '/dev/disk/by-id/%n',
    '/dev/disk/by-id/$HOME',
    "/dev/disk/by-id/a'b",
    'C:\\',
    '\\\\?\\PhysicalDrive0',
    `/dev/disk/by-id/${'a'.repeat(300)}`,
  ])('refuses %p', path => {
    expect(() => parseDevicePath(path)).toThrow(/^DevicePathInvalid: /);
    expect(isStableDevicePath(path)).toBe(false);
  });

  it.each([undefined, null, 5, ['/dev/vda'], {}])('refuses %p', value => {
    expect(() => parseDevicePath(value as string)).toThrow(
      /^DevicePathInvalid: /,
    );
  });

  it('lets nothing through that a unit file or a shell would read otherwise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/dev/', '/dev/disk/by-id/', '/dev/disk/by-path/'),
        fc.string(),
        (directory, name) => {
          expect(acceptedOrRefusal(directory + name)).toMatch(
            /^([A-Za-z0-9/:._+@-]+$|DevicePathInvalid: )/,
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
