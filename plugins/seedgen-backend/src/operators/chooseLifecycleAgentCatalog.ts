import {
  LIFECYCLE_AGENT_CHANNEL,
  type LifecycleAgentCatalog,
} from '@seedgen/backstage-plugin-seedgen-common';

/** The catalog that OpenShift brings with it; of several it is the one that is meant. */
const DEFAULT_CATALOG = 'redhat-operators';

/** The catalog to install from, or why there is none, with a stable reason code. */
export type CatalogChoice =
  | { ok: true; catalog: LifecycleAgentCatalog }
  | {
      ok: false;
      reason:
        | 'CatalogMissing'
        | 'CatalogUnhealthy'
        | 'CatalogWithoutChannel'
        | 'CatalogAmbiguous';
      message: string;
    };

/**
 * Chooses the catalog to install Lifecycle Agent from: the preferred one and no other if there is a
 * preference, else `redhat-operators`, else the only one. What has the package but not the channel,
 * or is not connected, is not taken: the Subscription would stay without an answer.
 *
 * @param catalogs - those that have the package
 * @param preferred - name of a CatalogSource
 */
export function chooseLifecycleAgentCatalog(
  catalogs: LifecycleAgentCatalog[],
  preferred?: string,
): CatalogChoice {
  const candidates = preferred
    ? catalogs.filter(({ name }) => name === preferred)
    : catalogs;
  if (candidates.length === 0) {
    return refused(
      'CatalogMissing',
      preferred
        ? `No CatalogSource ${preferred} of the cluster has the package lifecycle-agent.${
            catalogs.length > 0 ? ` These have it: ${names(catalogs)}.` : ''
          }`
        : 'No CatalogSource of the cluster has the package lifecycle-agent. Enable redhat-operators, or mirror the package (oc-mirror) and apply the CatalogSource.',
    );
  }
  const withChannel = candidates.filter(({ channels }) =>
    channels.some(({ name }) => name === LIFECYCLE_AGENT_CHANNEL),
  );
  if (withChannel.length === 0) {
    return refused(
      'CatalogWithoutChannel',
      `The package lifecycle-agent has no channel ${LIFECYCLE_AGENT_CHANNEL} in ${names(
        candidates,
      )}. Mirror that channel, too.`,
    );
  }
  const ready = withChannel.filter(each => each.ready);
  if (ready.length === 0) {
    return refused(
      'CatalogUnhealthy',
      `Operator Lifecycle Manager is not connected to ${names(
        withChannel,
      )}. Look at the catalog's pod: oc get pods -n ${
        withChannel[0].namespace
      }`,
    );
  }
  const chosen =
    ready.find(({ name }) => name === DEFAULT_CATALOG) ??
    (ready.length === 1 ? ready[0] : undefined);
  return chosen
    ? { ok: true, catalog: chosen }
    : refused(
        'CatalogAmbiguous',
        `Several CatalogSources have the package lifecycle-agent: ${names(
          ready,
        )}. Say which one to install from.`,
      );
}

function refused(
  reason: Extract<CatalogChoice, { ok: false }>['reason'],
  message: string,
): CatalogChoice {
  return { ok: false, reason, message };
}

function names(catalogs: LifecycleAgentCatalog[]): string {
  return catalogs
    .map(({ name }) => name)
    .sort()
    .join(', ');
}
