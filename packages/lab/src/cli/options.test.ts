import { parseOptions, UsageError } from './options';

const known = ['hub', 'sno1', 'sno2'];

it('has defaults for everything', () => {
  expect(parseOptions([], known)).toEqual({
    speed: 1,
    directory: '.lab',
    clusters: known,
    portBase: 26500,
    registryPort: 26443,
    controlPort: 26480,
    registryAuthentication: 'bearer',
    scenarios: [],
    releases: {},
    json: false,
    exitWithParent: false,
    help: false,
  });
});

it('reads every flag', () => {
  const args =
    '--speed 0.5 --directory d --clusters sno2,sno1,sno2 --port-base 0 --registry-port 1 --control-port 2 --registry-auth basic --scenario persistent-volume --release 4.15.9 --release 4.20.3@sno1 --json --exit-with-parent';
  expect(parseOptions(args.split(' '), known)).toEqual({
    speed: 0.5,
    directory: 'd',
    clusters: ['sno2', 'sno1'],
    portBase: 0,
    registryPort: 1,
    controlPort: 2,
    registryAuthentication: 'basic',
    scenarios: [{ name: 'persistent-volume', cluster: 'sno2' }],
    releases: { sno1: '4.20.3', sno2: '4.15.9' },
    json: true,
    exitWithParent: true,
    help: false,
  });
});

it('takes the newest of a release', () => {
  const { releases } = parseOptions(
    ['--clusters', 'sno1,sno2', '--release', '4.22', '--release', '4.18@sno2'],
    known,
  );
  expect(releases).toEqual({
    sno1: expect.stringMatching(/^4\.22\.\d+$/),
    sno2: '4.18.27',
  });
});

it.each([
  [['--speed', '0'], '--speed'],
  [['--speed', 'fast'], '--speed'],
  [['--port-base', '70000'], '--port-base'],
  [['--registry-auth', 'none'], '--registry-auth'],
  [['--clusters', 'sno9'], 'there is no "sno9"; the lab has hub, sno1, sno2'],
  [
    ['--scenario', 'nothing'],
    '--scenario: there is no "nothing"; there are old-',
  ],
  [['--scenario', 'old-release@hub'], 'it can be on sno1, sno2'],
  [
    ['--scenario', 'old-release', '--scenario', 'tag-unchanged@sno1'],
    'sno1 has two',
  ],
  [['--release', '4.13.1'], '--release: "4.13.1" is not a release'],
  [['--release', '4.20.1@hub'], '--release: "hub" cannot have one; sno1, sno2'],
  [['--what'], '--what'],
  [['word'], 'word'],
])('refuses %j and says why', (args, message) => {
  expect(() => parseOptions(args, known)).toThrow(UsageError);
  expect(() => parseOptions(args, known)).toThrow(message);
});
