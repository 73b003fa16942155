import {
  fleetStateOf,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { FleetRow } from './types';

/** What is kept in memory of a cluster to find it by. */
export function fleetRow(status: ClusterStatus): FleetRow {
  const { snapshot } = status;
  const unit = snapshot.layout?.containerMountUnit;
  return {
    name: status.name,
    title: status.title,
    node: snapshot.node,
    version: snapshot.version,
    state: fleetStateOf(status),
    lookedAt: snapshot.observedAt,
    seededAt: status.lastSeed?.verifiedAt,
    target: {
      version: snapshot.version,
      architecture: snapshot.architecture,
      configuration: snapshot.configuration,
      mountTarget: unit?.active ? unit.target : undefined,
      asOf: snapshot.reachableAt,
    },
  };
}
