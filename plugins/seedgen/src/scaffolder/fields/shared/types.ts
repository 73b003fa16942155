import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { RunKind } from '@seedgen/backstage-plugin-seedgen-common';

/** What a field of a template gets; all values are texts. */
export type FieldProps<TOptions = {}> = FieldExtensionComponentProps<
  string,
  TOptions
>;

/** What a template says of a field that belongs to a cluster. */
export interface ClusterFieldOptions {
  /** What the template is for; decides on permission and readiness. */
  kind?: RunKind;
  /** Name of the parameter with the cluster, `cluster` if absent. */
  clusterField?: string;
}

/** What the person filled in so far, on all pages of the form. */
export function formDataOf(props: {
  formContext?: { formData?: Record<string, unknown> };
}): Record<string, unknown> {
  return props.formContext?.formData ?? {};
}

/** A filled-in text of another field. */
export function textOf(
  formData: Record<string, unknown>,
  name: string,
): string | undefined {
  const value = formData[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Where the validation of a field puts what is wrong. */
export interface FieldErrors {
  addError(message: string): void;
}
