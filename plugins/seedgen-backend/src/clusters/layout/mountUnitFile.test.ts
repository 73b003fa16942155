import { parseMountUnitFile } from './mountUnit';

it.each([
  [
    '# /etc/systemd/system/var-lib-containers.mount\n[Unit]\nDescription=What=nothing\n[Mount]\nWhat=/dev/disk/by-partlabel/var-lib-containers\nWhere=/var/lib/containers\n',
    '/dev/disk/by-partlabel/var-lib-containers',
  ],
  // Lifecycle Agent takes the first, also where a drop-in puts another in its place.
  ['[Mount]\nWhat=/dev/vdb\n# drop-in\n[Mount]\nWhat=/dev/vdc\n', '/dev/vdb'],
  ['[Mount]\r\nWhat=/dev/vdb\r\n', '/dev/vdb'],
  ['[Mount]\n What=/dev/vdb\n', undefined],
  ['No files found for var-lib-containers.mount.\n', undefined],
  ['', undefined],
])('reads %j as %j', (output, target) => {
  expect(parseMountUnitFile(output)).toBe(target);
});
