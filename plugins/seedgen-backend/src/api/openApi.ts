import { runRequestSchema } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import type { RunKinds } from '../runs';
import { openApiDocument } from '../schema/generated/openApiDocument';
import type { operations } from '../schema/generated/openApiTypes';

/** Query parameters of an operation, as validation leaves them. */
export type QueryOf<Operation extends keyof operations> = NonNullable<
  operations[Operation]['parameters']['query']
>;

/** JSON body of a successful answer. */
export type AnswerOf<
  Operation extends keyof operations,
  Status extends keyof operations[Operation]['responses'],
> = operations[Operation]['responses'][Status] extends {
  content: { 'application/json': infer Body };
}
  ? Body
  : never;

/** JSON body of a request, as validation leaves it. */
export type BodyOf<Operation extends keyof operations> = NonNullable<
  operations[Operation]['requestBody']
> extends { content: { 'application/json': infer Body } }
  ? Body
  : never;

/** The document that requests are held against: as it is written, with the requests of all kinds of runs. */
export function documentFor(kinds: RunKinds) {
  const { schemas } = openApiDocument.components;
  const { oneOf } = schemas.RunRequest;
  const written = new Set(
    runRequestSchema.options.map(({ shape }) => shape.kind.value as string),
  );
  const added = kinds.all
    .filter(({ kind }) => !written.has(kind))
    .map(({ request }) => {
      const { $schema: _, ...schema } = z.toJSONSchema(request);
      return schema;
    });
  return {
    ...openApiDocument,
    components: {
      ...openApiDocument.components,
      schemas: { ...schemas, RunRequest: { oneOf: [...oneOf, ...added] } },
    },
  };
}
