import { parse } from 'yaml';
import { createSeedgenActions } from '.';
import { contextFor, fakeApi, optionsFor } from '../__testUtils__';

const actions = createSeedgenActions(optionsFor(fakeApi().api));
const cases = actions.flatMap(action =>
  (action.examples ?? []).map(
    ({ description, example }) => [action.id, description, example] as const,
  ),
);

describe('examples', () => {
  it('are there for every action', () => {
    expect(new Set(cases.map(([id]) => id))).toEqual(
      new Set([
        'seedgen:preflight',
        'seedgen:partition',
        'seedgen:generate',
        'seedgen:verify',
      ]),
    );
  });

  it.each(cases)('%s: %s', async (id, _, example) => {
    const [step] = parse(example).steps;
    expect(step.action).toBe(id);
    const action = actions.find(candidate => candidate.id === id)!;
    const { properties, required } = action.schema?.input as any;
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(Object.keys(step.input)),
    );
    expect(Object.keys(step.input)).toEqual(
      expect.arrayContaining(required ?? []),
    );
    const { context, outputs } = contextFor(step.input);
    await action.handler(context);
    expect(Object.keys(outputs)).not.toEqual([]);
    expect(Object.keys((action.schema?.output as any).properties)).toEqual(
      expect.arrayContaining(Object.keys(outputs)),
    );
  });

  it.each(cases)('%s in a dry run: %s', async (id, _, example) => {
    const [step] = parse(example).steps;
    const fake = fakeApi();
    const action = createSeedgenActions(optionsFor(fake.api)).find(
      candidate => candidate.id === id,
    )!;
    expect(action.supportsDryRun).toBe(true);
    const { context, lines } = contextFor(step.input, { isDryRun: true });
    await action.handler(context);
    expect(fake.called.filter(method => method.startsWith('start'))).toEqual(
      [],
    );
    expect(lines.join('\n')).toContain('Dry run');
  });
});

describe('inputs', () => {
  it('have no place for a credential', () => {
    for (const { schema } of actions) {
      expect(JSON.stringify(schema?.input)).not.toMatch(
        /"[^"]*(password|token|secret|kubeconfig|credential)[^"]*":/i,
      );
    }
  });
});
