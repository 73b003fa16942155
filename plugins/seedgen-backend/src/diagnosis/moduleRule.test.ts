import { diagnosisSchema } from '@seedgen/backstage-plugin-seedgen-common';
import type { DiagnosisRule } from '@seedgen/backstage-plugin-seedgen-node';
import { createDiagnose, RuleRegistry } from '.';
import { imager, symptoms } from './__testUtils__';
import { RULES } from './rules';

const LINE = 'Error: writing blob: unauthorized: authentication required';
const seen = symptoms([imager(LINE)], { subject: { runId: 'run-1' } as any });
const evidence = [{ source: 'imager-log' as const, text: LINE }];

/** Diagnoses with one built-in rule that fits, and one of a module. */
function diagnosedWith(over: Partial<DiagnosisRule>) {
  const registry = new RuleRegistry(
    RULES.filter(({ id }) => id === 'push-unauthorized'),
  );
  registry.add({
    id: 'acme-robot',
    cause: 'The robot account was locked',
    explanation: 'After three wrong passwords.',
    match: () => ({ certainty: 'likely', evidence }),
    remedies: () => [{ title: 'Unlock it', kind: 'person', text: 'Ask.' }],
    ...over,
  });
  const warn = jest.fn();
  const diagnose = createDiagnose({ rules: registry.all, logger: { warn } });
  const [builtIn, ...own] = diagnose(seen);
  expect(builtIn.ruleId).toBe('push-unauthorized');
  own.forEach(diagnosis => diagnosisSchema.parse(diagnosis));
  return { own, warn, again: () => diagnose(seen) };
}

describe('a rule of a module', () => {
  it('names its cause beside the built-in ones', () => {
    const { own, warn } = diagnosedWith({});
    expect(own).toEqual([
      {
        ruleId: 'acme-robot',
        cause: 'The robot account was locked',
        explanation: 'After three wrong passwords.',
        certainty: 'likely',
        evidence,
        remedies: [{ title: 'Unlock it', kind: 'person', text: 'Ask.' }],
      },
    ]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('says nothing when it knows nothing', () => {
    expect(diagnosedWith({ match: () => undefined }).own).toEqual([]);
  });

  const remedy = { title: 't', kind: 'command' as const, text: 't' };
  it.each<[string, Partial<DiagnosisRule>]>([
    [
      'throws in match',
      {
        match: () => {
          throw new Error('a mistake');
        },
      },
    ],
    [
      'throws in remedies',
      {
        remedies: () => {
          throw new Error('a mistake');
        },
      },
    ],
    ['is asynchronous', { match: (async () => undefined) as any }],
    [
      'is asynchronous and rejects',
      { match: (() => Promise.reject(new Error('x'))) as any },
    ],
    [
      'gives no evidence',
      { match: () => ({ certainty: 'likely', evidence: [] }) },
    ],
    ['gives rubbish', { match: () => 'yes' as any }],
    ['gives null', { match: () => null as any }],
    [
      'is surer than sure',
      { match: () => ({ certainty: 'absolute' as any, evidence }) },
    ],
    ['gives rubbish as remedies', { remedies: () => ({} as any) }],
    [
      'gives a command that would have to be cut',
      { remedies: () => [{ ...remedy, command: 'x'.repeat(4_001) }] },
    ],
    [
      'gives a call for another run',
      {
        remedies: () => [
          {
            ...remedy,
            kind: 'portal',
            call: { action: 'recreate-seed-generator', runId: 'run-2' },
          },
        ],
      },
    ],
    [
      'gives a call that does not exist',
      {
        remedies: () => [
          { ...remedy, call: { action: 'format-disks' as any } },
        ],
      },
    ],
  ])('that %s is left out, and logged once', (_, over) => {
    const { own, warn, again } = diagnosedWith(over);
    expect(own).toEqual([]);
    again();
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('Diagnosis rule acme-robot failed')],
    ]);
  });

  it('offers an action of the portal for the run that is diagnosed', () => {
    const call = {
      action: 'recreate-seed-generator' as const,
      runId: 'run-1',
    };
    const { own } = diagnosedWith({
      remedies: ({ runId }) => [{ ...remedy, call: { ...call, runId } }],
    });
    expect(own[0].remedies[0].call).toEqual(call);
  });

  it('is cut to a length, and its credentials are masked', () => {
    const { own } = diagnosedWith({
      match: () => ({
        certainty: 'likely',
        evidence: [
          { source: 'run', text: 'password: hunter22' },
          { source: 'run', text: 'x'.repeat(5_000) },
        ],
      }),
      remedies: () => [
        {
          title: 'y'.repeat(500),
          kind: 'command',
          text: 'z'.repeat(5_000),
          command: 'one\ncurl https://user:hunter22@r.example/\u202etwo',
        },
      ],
    });
    const [{ evidence: shown, remedies }] = own;
    expect(shown.map(({ text }) => text.length)).toEqual([
      'password: ***'.length,
      1_024,
    ]);
    expect(remedies[0].title).toHaveLength(200);
    expect(remedies[0].text).toHaveLength(2_000);
    expect(remedies[0].command).toBe(
      'one\ncurl https://***@r.example/\\u{202e}two',
    );
  });

  it('changes nothing of what others see', () => {
    const before = structuredClone(seen);
    diagnosedWith({
      match: given => {
        (given.statements as unknown[]).length = 0;
        given.subject.cluster = 'another';
        return { certainty: 'certain', evidence };
      },
      remedies: subject => {
        subject.cluster = 'another';
        return [];
      },
    });
    expect(seen).toEqual(before);
  });
});
