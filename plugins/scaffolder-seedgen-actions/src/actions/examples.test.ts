import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
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
        'seedgen:manifests',
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

describe('templates of the repository', () => {
  const directory = resolve(__dirname, '../../../../examples');
  const templates = readdirSync(directory)
    .filter(file => file.startsWith('template-'))
    .map(
      file =>
        [file, parse(readFileSync(resolve(directory, file), 'utf8'))] as const,
    );
  const steps = templates
    .flatMap(([file, template]) =>
      template.spec.steps.map((step: any) => [file, step] as const),
    )
    .filter(([, step]) => step.action.startsWith('seedgen:'));

  it.each(templates)('%s is what the scaffolder takes', async (_, template) => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
  });

  it.each(templates)('%s asks for what its steps use', (_, template) => {
    const asked = template.spec.parameters.flatMap((page: any) =>
      Object.keys(page.properties),
    );
    const used = [
      ...JSON.stringify([template.spec.steps, template.spec.output]).matchAll(
        /parameters\.(\w+)/g,
      ),
    ].map(([, name]) => name);
    expect(asked).toEqual(expect.arrayContaining(used));
    for (const { properties, required } of template.spec.parameters) {
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(required));
    }
  });

  it.each(templates)(
    '%s has fields that the frontend brings',
    (_, template) => {
      const fields = template.spec.parameters
        .flatMap((page: any) => Object.values<any>(page.properties))
        .filter((property: any) => property['ui:field']);
      for (const field of fields) {
        const folder = resolve(
          __dirname,
          '../../../seedgen/src/scaffolder/fields',
          field['ui:field'],
        );
        expect(readdirSync(folder)).toContain(`${field['ui:field']}.tsx`);
        // In a form without the field a line of text or a box is shown, which must say what is wanted.
        expect(field).toMatchObject({
          type: expect.stringMatching(/^(string|boolean)$/),
          title: expect.any(String),
          description: expect.any(String),
        });
      }
      expect(fields.map((field: any) => field['ui:field'])).toContain(
        'SeedgenClusterPicker',
      );
    },
  );

  it('use every action', () => {
    expect(new Set(steps.map(([, { action }]) => action)).size).toBe(
      actions.length,
    );
  });

  it.each(steps)('%s: %p', (_, step) => {
    const action = actions.find(({ id }) => id === step.action);
    const { properties, required } = action?.schema?.input as any;
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(Object.keys(step.input)),
    );
    expect(Object.keys(step.input)).toEqual(
      expect.arrayContaining(required ?? []),
    );
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
