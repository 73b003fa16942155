import {
  isTerminalPhase,
  phasesOf,
  runPhaseSchema,
  runRequestSchema,
  TERMINAL_PHASES,
} from './run';

describe('phases', () => {
  it('of a stepper are the undisturbed ones', () => {
    expect(phasesOf('generate')[0]).toBe('Preflight');
    expect(phasesOf('partition')).not.toContain('Reverting');
    for (const kind of ['generate', 'partition', 'remedy'] as const) {
      expect(phasesOf(kind).filter(isTerminalPhase)).toEqual([]);
    }
  });

  it('are all known to the schema', () => {
    for (const phase of [
      ...phasesOf('generate'),
      ...phasesOf('partition'),
      ...phasesOf('remedy'),
      'Reverting',
      ...TERMINAL_PHASES,
    ]) {
      expect(runPhaseSchema.parse(phase)).toBe(phase);
    }
    for (const name of ['', 'running', 'In review', 'X'.repeat(33)]) {
      expect(runPhaseSchema.safeParse(name).success).toBe(false);
    }
  });
});

describe('runRequestSchema', () => {
  const generate = {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: 'registry.example/a/b:1',
    confirmation: 'sno1',
  };
  const remedy = {
    kind: 'remedy',
    cluster: 'sno1',
    remedy: { action: 'remove-machine-config', machineConfig: '98-a' },
    confirmation: 'sno1',
  };

  it.each([
    [generate, true],
    [{ ...generate, reason: 'CHG-1042', replaceExistingTag: true }, true],
    [{ ...generate, password: 'x' }, false],
    [{ ...generate, seedImage: ['a'] }, false],
    [{ ...generate, confirmation: undefined }, false],
    [{ ...generate, reason: 'x'.repeat(1001) }, false],
    [{ ...generate, kind: 'delete' }, false],
    [
      {
        kind: 'partition',
        cluster: 'sno2',
        strategy: 'secondary-disk',
        confirmation: 'sno2',
      },
      true,
    ],
    [{ ...generate, kind: 'partition', strategy: 'secondary-disk' }, false],
    [remedy, true],
    [{ ...remedy, remedy: { action: 'restart-the-cluster' } }, false],
    [{ ...remedy, remedy: { ...remedy.remedy, password: 'x' } }, false],
    [{ ...remedy, confirmation: undefined }, false],
    [{ ...remedy, seedImage: 'registry.example/a/b:1' }, false],
  ])('%p is %p', (request, valid) => {
    expect(runRequestSchema.safeParse(request).success).toBe(valid);
  });

  it('leaves prototypes alone', () => {
    const text =
      '{"kind":"generate","cluster":"a","seedImage":"b","confirmation":"a","__proto__":{"admin":true}}';
    const parsed = runRequestSchema.safeParse(JSON.parse(text));
    expect(({} as any).admin).toBeUndefined();
    expect((parsed.data as any)?.admin).toBeUndefined();
  });
});
