import { execFileSync } from 'node:child_process';
import { RULES } from './rules';
import { agent, imager, problem, symptoms } from './__testUtils__';
import { diagnose } from '.';

const REFUSED = imager('Error: failed to push image: connection refused');

describe('diagnose', () => {
  it('names nothing for what nobody knows', () => {
    expect(
      diagnose(
        symptoms([
          agent('Rejected: something of a newer release'),
          imager('Error: odd'),
          problem('Novel', 'never seen before'),
        ]),
      ),
    ).toEqual([]);
    expect(diagnose(symptoms([]))).toEqual([]);
  });

  it('puts the surest first, and the same in the same order each time', () => {
    const seen = symptoms([
      agent(
        'imager container status check failed: expected container exit code 0, found: 1',
      ),
      REFUSED,
      problem('RegistryUnreachableFromNode'),
    ]);
    expect(
      diagnose(seen).map(({ ruleId, certainty }) => [ruleId, certainty]),
    ).toEqual([
      ['registry-unreachable', 'certain'],
      ['proxy-not-passed', 'possible'],
    ]);
    expect(diagnose(seen)).toEqual(diagnose(seen));
    expect(
      diagnose(seen, [...RULES].reverse()).map(({ ruleId }) => ruleId),
    ).toEqual(['registry-unreachable', 'proxy-not-passed']);
  });

  it('shows who was heard, not who repeats it', () => {
    const [first] = diagnose(
      symptoms([
        REFUSED,
        problem('RegistryUnreachableFromNode', `The log: ${REFUSED.text}`),
      ]),
    );
    expect(first.evidence).toEqual([
      { source: 'imager-log', text: REFUSED.text },
    ]);
  });

  it('fills the names of the cluster into the commands', () => {
    const commands = diagnose(
      symptoms([imager('Error: dial tcp: lookup r: no such host')]),
    )[0].remedies.flatMap(({ command }) => command ?? []);
    expect(commands.join('\n')).toContain(
      'oc debug node/ocp-sno1 -- chroot /host getent hosts infra.5g-deployment.lab',
    );
  });

  it.each([
    ['what is known', 'ocp-sno1', 'infra.5g-deployment.lab:8443'],
    ['what is unknown', undefined, undefined],
    ['names that would break out', "a'; touch x; '", 'b"; $(touch x)`touch x`'],
  ])('writes commands that a shell can read, with %s', (_, node, registry) => {
    const subject = { cluster: 'sno1', node, registry, machineConfig: '98-x' };
    const lines = RULES.flatMap(rule => rule.remedies(subject)).flatMap(
      ({ command }) => command ?? [],
    );
    expect(lines.length).toBeGreaterThan(RULES.length / 2);
    // Reads them without running anything.
    expect(() =>
      execFileSync('sh', ['-n'], { input: lines.join('\n') }),
    ).not.toThrow();
  });
});
