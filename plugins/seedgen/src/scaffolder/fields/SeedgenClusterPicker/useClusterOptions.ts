import { useCallback, useEffect, useRef, useState, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import type { ClusterPermission, Tone } from '../../../model';
import { useTranslation } from '../../../translation';
import { describeSuitability } from '../shared';
import type { ComboboxOption } from '../shared/useCombobox';
import type { ClusterChoice } from './clusterChoices';

/** Which clusters a permission is granted for, as far as was asked; absent is not known. */
type Grants = ReadonlyMap<string, boolean>;

/** Asks for a permission on clusters when they come into sight, each once. */
export function useGrants(permission: ClusterPermission | undefined): {
  grants: Grants;
  ask: (clusters: readonly string[]) => void;
} {
  const api = useApi(permissionApiRef);
  const [grants, setGrants] = useState<Grants>(new Map());
  const asked = useRef(new Set<string>());
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  useEffect(() => {
    asked.current = new Set();
    setGrants(new Map());
  }, [permission]);

  const ask = useCallback(
    (clusters: readonly string[]) => {
      if (!permission) return;
      for (const cluster of clusters) {
        if (asked.current.has(cluster)) continue;
        asked.current.add(cluster);
        api.authorize({ permission, resourceRef: cluster }).then(
          ({ result }) =>
            mounted.current &&
            setGrants(known => new Map(known).set(cluster, result === 'ALLOW')),
          // Not known is not denied: the backend decides when it is asked for the run.
          () => asked.current.delete(cluster),
        );
      }
    },
    [api, permission],
  );
  return { grants, ask };
}

/** A choice with what the list says of it. */
export interface ClusterComboboxOption extends ComboboxOption {
  choice: ClusterChoice;
  details: string;
  tone: Tone;
  word: string;
  why: string;
}

/** What the list of the picker shows of each cluster. */
export function useClusterOptions(
  choices: readonly ClusterChoice[],
  known: {
    grants: Grants;
    /** Name of the permission that is asked for. */
    permission?: string;
    /** Whether the catalog has answered. */
    refsKnown: boolean;
    now: number;
  },
): ClusterComboboxOption[] {
  const { t, format } = useTranslation();
  const { grants, permission, refsKnown, now } = known;
  return useMemo(
    () =>
      choices.map(choice => {
        const { name, status, suitability, value } = choice;
        const { version, architecture } = status.snapshot;
        const details = [
          status.title && status.title !== name ? status.title : '',
          version ?? '',
          version ? architecture ?? '' : '',
        ]
          .filter(Boolean)
          .join(' ');
        const option = (
          word: string,
          why: string,
          tone: Tone,
          disabled: boolean,
        ) => ({
          key: name,
          text: name,
          search: `${name} ${details} ${word}`.toLowerCase(),
          choice,
          details,
          word,
          why,
          tone,
          disabled,
        });
        if (!value) {
          return refsKnown
            ? option(
                t('form.cluster.noEntity'),
                t('form.cluster.noEntityText', {
                  annotation: SEEDGEN_CLUSTER_ANNOTATION,
                }),
                'unknown',
                true,
              )
            : option(t('common.loading'), '', 'unknown', true);
        }
        if (grants.get(name) === false) {
          return option(
            t('form.cluster.forbidden'),
            t('form.cluster.forbiddenText', { permission: permission ?? '' }),
            'warning',
            true,
          );
        }
        return option(
          t(`form.cluster.word.${suitability.fitness}`),
          describeSuitability(suitability, status, now, t, format),
          suitability.tone,
          false,
        );
      }),
    [choices, grants, permission, refsKnown, now, t, format],
  );
}
