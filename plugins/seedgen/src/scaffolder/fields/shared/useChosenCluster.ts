import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type {
  RunKind,
  ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type CatalogApi,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { useClusterStatus, type LiveResource } from '../../../hooks';
import { clusterOf } from '../../../model';

/** What a field of a template gets; all values are texts. */
type FieldProps<TOptions = {}> = FieldExtensionComponentProps<string, TOptions>;

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

/**
 * The reference of the entity that a value of a cluster field means; undefined for what can be none.
 * As in the templates, a name alone is that of a Resource in the namespace `default`.
 */
export function entityRefOf(value: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind: 'resource',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/**
 * The cluster that a value means: by the annotation of its entity, or by its own name.
 *
 * @returns undefined if there is no such entity and the value can be no name
 * @throws if the catalog cannot be asked
 */
export async function resolveCluster(
  value: string,
  catalog: Pick<CatalogApi, 'getEntityByRef'>,
): Promise<string | undefined> {
  const ref = entityRefOf(value);
  const entity = ref && (await catalog.getEntityByRef(ref));
  if (entity) return clusterOf(entity);
  return /[:/]/.test(value) ? undefined : value;
}

/** The cluster that was chosen in another field of the form, and what is known of it. */
export interface ChosenCluster {
  /** What the other field holds. */
  value?: string;
  /** Name in the configuration of Seedgen; undefined until it is known. */
  name?: string;
  status: LiveResource<ClusterStatus>;
  /** Why the cluster could not be looked up. */
  error?: Error;
}

/** Follows the field that a template chooses its cluster with. */
export function useChosenCluster(
  props: Pick<FieldProps<ClusterFieldOptions>, 'formContext' | 'uiSchema'>,
): ChosenCluster {
  const catalog = useApi(catalogApiRef);
  const field = props.uiSchema?.['ui:options']?.clusterField ?? 'cluster';
  const value = textOf(formDataOf(props), field);
  const resolved = useAsync(
    async () => ({
      value,
      name: value && (await resolveCluster(value, catalog)),
    }),
    [value, catalog],
  );
  // While another value is looked up the answer is still that for the last one.
  const current = resolved.value?.value === value ? resolved.value : undefined;
  const name = current?.name;
  const status = useClusterStatus(name);
  const missing =
    value !== undefined && current && !name
      ? new Error(`${value} is no cluster`)
      : undefined;
  return {
    value,
    name,
    status,
    error: resolved.error ?? missing ?? status.error,
  };
}
