import { apiVersionOf, kindNameOf } from '../kindName';
import { completeSchema } from '../schema/objectMetadataSchema';
import { JsonSchema } from '../schema/jsonSchema';
import { hasRules, unsupportedRules } from '../schema/validateRules';
import { KindName, ResourceDefinition } from '../types';

/** A definition with what is derived from it once. */
export interface RegisteredKind extends ResourceDefinition {
  name: KindName;
  apiVersion: string;
  /** The schema with `apiVersion`, `kind` and `metadata`. */
  fullSchema: JsonSchema;
  hasRules: boolean;
}

/** Refuses rules that the lab cannot evaluate: validation that is not done would be a lie. */
export function registerKind(definition: ResourceDefinition): RegisteredKind {
  const unsupported = unsupportedRules(definition.schema);
  if (unsupported.length > 0) {
    throw new Error(
      `The lab cannot evaluate these rules of ${kindNameOf(
        definition,
      )}; add them to schema/ruleTable.ts: ${unsupported.join('; ')}`,
    );
  }
  return {
    ...definition,
    name: kindNameOf(definition),
    apiVersion: apiVersionOf(definition),
    fullSchema: completeSchema(definition.schema),
    hasRules: hasRules(definition.schema),
  };
}
