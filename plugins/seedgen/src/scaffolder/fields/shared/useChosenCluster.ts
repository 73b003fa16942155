import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterStatus, type LiveResource } from '../../../hooks';
import { resolveCluster } from './resolveCluster';
import {
  formDataOf,
  textOf,
  type ClusterFieldOptions,
  type FieldProps,
} from './types';

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
