import type { RunReason } from '@seedgen/backstage-plugin-seedgen-common';

interface KnownFailure {
  said: RegExp;
  code: string;
  remedy: string;
}

const AGAIN = 'Then ask for a new run: a failed SeedGenerator never retries.';

// Texts of Lifecycle Agent 4.14 to 5.0: controllers/seedgen_controller.go, validateSystem and
// generateSeedImage. The first that fits counts.
const KNOWN: readonly KnownFailure[] = [
  {
    said: /ostree admin set-default/,
    code: 'OstreeTooOld',
    remedy: `Upgrade the cluster to OpenShift 4.14.7 or later. ${AGAIN}`,
  },
  {
    said: /must be configured with shared container storage/,
    code: 'NoSharedContainerStorage',
    remedy:
      'Give /var/lib/containers storage of its own, mounted by a systemd unit named var-lib-containers.mount (see the storage plan of this cluster), and restart Lifecycle Agent, which looks only when it starts.',
  },
  {
    said: /must be detached from hub/,
    code: 'StillAttachedToHub',
    remedy: `Detach the cluster from its hub while it is reachable (delete its ManagedCluster there, after removing it from Git with ZTP), and wait until the CustomResourceDefinition klusterlets.operator.open-cluster-management.io is gone from it. ${AGAIN}`,
  },
  {
    said: /presence of ACM addon/,
    code: 'AcmAddonsPresent',
    remedy: `Detach the cluster from its hub and wait until the namespaces open-cluster-management-addon-* are gone. ${AGAIN}`,
  },
  {
    said: /missing dnsmasq config/,
    code: 'DnsmasqMissing',
    remedy: `Apply the MachineConfig 50-master-dnsmasq-configuration and wait for its rollout. ${AGAIN}`,
  },
  {
    said: /invalid cluster pull-secret/,
    code: 'PullSecretSanitised',
    remedy: `An earlier generation left the pull secret emptied. Restore Secret pull-secret in namespace openshift-config. ${AGAIN}`,
  },
  {
    said: /must not have any (Persistent Volumes|LocalVolumes|LVMClusters|DataProtectionApplication)/,
    code: 'ResourcesPresent',
    remedy: `Delete the resources that Lifecycle Agent names. ${AGAIN}`,
  },
  {
    said: /must have OADP version/,
    code: 'OadpTooOld',
    remedy: `Upgrade or remove the OADP operator. ${AGAIN}`,
  },
  {
    said: /failed to pull recert image/,
    code: 'RecertImageUnreachable',
    remedy: `Mirror the recert image to a registry that the node can reach. ${AGAIN}`,
  },
  {
    said: /could not access secret seedgen|could not find seedAuth in seedgen secret/,
    code: 'SecretUnusable',
    remedy:
      'Something changed or removed Secret seedgen in namespace openshift-lifecycle-agent during the run. Find out what manages that namespace, then ask for a new run.',
  },
  {
    said: /could not access pull-secret/,
    code: 'PullSecretMissing',
    remedy: `Restore Secret pull-secret in namespace openshift-config. ${AGAIN}`,
  },
  {
    said: /timed out waiting for ACM (CRD|namespace) deletion/,
    code: 'AcmCleanupTimedOut',
    remedy: `Look for finalizers on AppliedManifestWork and ConfigurationPolicy objects and take them off. ${AGAIN}`,
  },
  {
    said: /timed out waiting for MCO to override pull-secret/,
    code: 'PullSecretRolloutTimedOut',
    remedy: `Look at the MachineConfigPool master: it did not roll out the emptied pull secret. Restore the pull secret before the next run. ${AGAIN}`,
  },
  {
    said: /failed to cleanup (Succeeded pods|old machine configs|resources)/,
    code: 'CleanupFailed',
    remedy: `Read Lifecycle Agent's log for the object that could not be removed. ${AGAIN}`,
  },
  {
    said: /expected container status exited, found: stopped/,
    code: 'ContainerEndedAsStopped',
    remedy:
      'Known with 4.19 and podman 5.3 (OCPBUGS-49692): systemd ends the container’s monitor after the push. The image is not affected.',
  },
  {
    said: /expected container status exited, found: running/,
    code: 'ImagerStillRan',
    remedy:
      'Lifecycle Agent was restarted while its imager ran, and has lost track of it. Leave the cluster alone until the imager has ended: a new SeedGenerator would remove it.',
  },
  {
    said: /expected container (exit code|status) 0, found: \d+/,
    code: 'ImagerFailed',
    remedy:
      "Read the imager's log, kept with this run: Lifecycle Agent itself does not say why the image could not be built or pushed.",
  },
  {
    said: /imager failed|unexpected return from launching imager/,
    code: 'ImagerNotLaunched',
    remedy: `Read Lifecycle Agent's log for why podman could not start the container. ${AGAIN}`,
  },
];

/**
 * The named cause behind what Lifecycle Agent said when it failed.
 *
 * @param code - the cause, where it was known before the message was masked
 */
export function reasonOfFailure(message: string, code?: string): RunReason {
  const known =
    KNOWN.find(each => each.code === code) ??
    KNOWN.find(({ said }) => said.test(message));
  const rejected = /^Rejected/.test(message);
  return {
    code:
      known?.code ??
      (rejected ? 'RejectedByLifecycleAgent' : 'LifecycleAgentFailed'),
    message: `Lifecycle Agent ${
      rejected ? 'rejected the request' : 'reported a failure'
    }: ${message || 'it gave no reason'}`,
    remedy:
      known?.remedy ??
      `Put right what Lifecycle Agent names; its log has the details. ${AGAIN}`,
  };
}

/** The stable code of a failure that is known; nothing for any other words. */
export function codeOfFailure(message: string): string | undefined {
  return KNOWN.find(({ said }) => said.test(message))?.code;
}

/**
 * Whether a failure was found after the imager had begun, so that its log tells more and an image
 * may have been pushed.
 */
export function failedAfterImaging(message: string): boolean {
  return /failed to run imager container|imager container status check failed|expected container (exit code|status)/.test(
    message,
  );
}
