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
