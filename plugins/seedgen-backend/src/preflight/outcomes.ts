import type {
  AccessFailure,
  AccessFailureCode,
} from '@seedgen/backstage-plugin-seedgen-common';
import { someOf } from '../text';
import type { CheckOutcome } from './check';

type Evidence = Pick<
  CheckOutcome,
  'lookedAt' | 'found' | 'wanted' | 'documentationUrl'
>;
type Finding = Evidence & {
  reasonCode: string;
  message: string;
  remedy: string;
};

/** All is well. */
export function pass(message: string, evidence: Evidence = {}): CheckOutcome {
  return { status: 'pass', message, ...evidence };
}

/** Does not speak against the run, but somebody should know. */
export function warn(finding: Finding): CheckOutcome {
  return { status: 'warn', ...finding };
}

/** Speaks against the run. */
export function fail(finding: Finding): CheckOutcome {
  return { status: 'fail', ...finding };
}

/** Has no meaning for this subject. */
export function notApplicable(message: string): CheckOutcome {
  return { status: 'not-applicable', message };
}

const UNREADABLE: Partial<Record<AccessFailureCode, [string, string]>> = {
  refused: ['Unreachable', 'Make it reachable from the portal and try again.'],
  reset: ['Unreachable', 'Try again; see what cuts connections on the way.'],
  dns: ['Unreachable', 'Check the configured host name and DNS.'],
  timeout: ['TimedOut', 'Try again; see what makes it slow.'],
  untrusted: [
    'CertificateUntrusted',
    'Configure the certificate authority that signed it. It is never trusted unverified.',
  ],
  unauthorized: [
    'CredentialRefused',
    'Renew the credential in the configuration of the portal.',
  ],
  unavailable: ['Unavailable', 'Wait until it answers again.'],
  throttled: ['Throttled', 'Wait and try again.'],
  aborted: ['Cancelled', 'Ask again.'],
};

/** Could not be seen, hence is not known. Names the missing access rule where that is the cause. */
export function unreadable(
  failure: AccessFailure,
  lookedAt: string,
): CheckOutcome {
  if (failure.code === 'forbidden') {
    return {
      status: 'unknown',
      lookedAt,
      reasonCode: 'ReadForbidden',
      message: failure.message,
      remedy: failure.missingRule
        ? `Allow the credential of the portal to ${failure.missingRule}.`
        : `Allow the credential of the portal to read ${lookedAt}.`,
    };
  }
  const [reasonCode, remedy] = UNREADABLE[failure.code] ?? [
    'NotReadable',
    'See the message, and try again.',
  ];
  return {
    status: 'unknown',
    lookedAt,
    reasonCode,
    message: failure.message,
    remedy,
  };
}

/**
 * The same of a registry. What answers there but does not speak as one is a reason of its own: a
 * login page, a proxy, or another service than the configured one.
 */
export function unreadableRegistry(
  failure: AccessFailure,
  lookedAt: string,
): CheckOutcome {
  return failure.code === 'protocol'
    ? {
        status: 'unknown',
        lookedAt,
        reasonCode: 'NotARegistryAnswer',
        message: failure.message,
        remedy:
          'Check the host of the registry in the configuration of the portal, and what stands before it: a login page, a proxy or a gateway.',
      }
    : unreadable(failure, lookedAt);
}

/** Lists names as Lifecycle Agent does; a list that nobody reads to its end is cut. */
export function namesOf(names: readonly string[]): string {
  return someOf(names, 100);
}

export { someOf };

const IMAGE_BASED_UPGRADE =
  'https://docs.openshift.com/container-platform/4.18/edge_computing/image_based_upgrade';

/** Pages of the OpenShift documentation that checks point to. */
export const DOCUMENTATION = {
  seed: `${IMAGE_BASED_UPGRADE}/preparing_for_image_based_upgrade/cnf-image-based-upgrade-generate-seed.html`,
  partition: `${IMAGE_BASED_UPGRADE}/preparing_for_image_based_upgrade/cnf-image-based-upgrade-shared-container-partition.html`,
  operators: `${IMAGE_BASED_UPGRADE}/preparing_for_image_based_upgrade/cnf-image-based-upgrade-install-operators.html`,
} as const;
