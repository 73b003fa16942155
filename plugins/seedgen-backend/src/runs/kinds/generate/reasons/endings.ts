import {
  type RunReason,
  type Verification,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from '../GenerateDraft';
import type { GenerateMemory } from '../memory';

const INSPECTION =
  'New runs on this cluster are refused until somebody with the permission says on this page that he has looked.';
const AGAIN = 'ask for a new run';

/** Problems that a run itself finds, apart from what Lifecycle Agent says. */
export const endings = {
  preflightTimedOut: (limit: string): RunReason => ({
    code: 'PreflightTimedOut',
    message: `The checks did not end within ${limit}. Nothing was touched`,
    remedy: `See which check waits on the preflight list, and ${AGAIN}`,
  }),
  registryUnreadable: (limit: string): RunReason => ({
    code: 'RegistryUnreadable',
    message: `The registry could not be read within ${limit}, so that nobody could tell a new image from an old one. Nothing was touched`,
    remedy: `Make the registry reachable for the portal, and ${AGAIN}`,
  }),
  requestNotAccepted: (limit: string, why?: string): RunReason => ({
    code: 'RequestNotAccepted',
    message: `The Secret and the SeedGenerator could not be created within ${limit}${
      why ? `: ${why}` : ''
    }`,
    remedy: `Check the cluster's API and the access rules of the portal's credential, and ${AGAIN}`,
  }),
  anotherSeedGenerator: (runId?: string): RunReason => ({
    code: 'AnotherSeedGenerator',
    message: `The cluster has a SeedGenerator already that ${
      runId ? `belongs to run ${runId}` : 'this portal did not make'
    }. It was left alone`,
    remedy: `Wait until it has ended and delete it, and ${AGAIN}`,
  }),
  superseded: (runId?: string): RunReason => ({
    code: 'Superseded',
    message: `The run was superseded by ${
      runId ? `run ${runId}` : 'a SeedGenerator that this portal did not make'
    }. It was left alone, and so was the Secret seedgen, which it may need`,
    remedy:
      'Find out who created it. Delete Secret seedgen in namespace openshift-lifecycle-agent once it has ended.',
  }),
  removed: (after: string): RunReason => ({
    code: 'RemovedOnCluster',
    message: `The SeedGenerator was removed on the cluster: it has been gone for ${after} while the API answered, and no imager followed`,
    remedy: `Find out who or what removed it, GitOps for example, and ${AGAIN}`,
  }),
  notHealthy: (limit: string, causes?: string[]): RunReason => ({
    code: 'ClusterNotHealthy',
    message: `The cluster did not become healthy within ${limit}, and Lifecycle Agent waits without limit${
      causes?.length ? `: ${causes.join('; ')}` : ''
    }`,
    remedy: `Put right what is listed (oc get co,mcp,csv,csr), and ${AGAIN}`,
  }),
  preparationTimedOut: (limit: string, message?: string): RunReason => ({
    code: 'PreparationTimedOut',
    message: `Lifecycle Agent did not launch the imager within ${limit}${
      message ? `; it last said '${message}'` : ''
    }`,
    remedy: `Read Lifecycle Agent's log. If the pull secret was emptied, restore it, and ${AGAIN}`,
  }),
  lostContact: (limit: string, mayRun: boolean): RunReason => ({
    code: 'LostContact',
    message: `No image was proven and the API did not come back within ${limit}${
      mayRun ? '. The imager may still run' : ''
    }`,
    remedy: `Look at the node itself: podman ps --all --filter name=lca_image_builder, podman logs lca_image_builder, journalctl -u lca-generate-seed-image, systemctl status kubelet crio.${
      mayRun ? ` ${INSPECTION}` : ''
    }`,
  }),
  notRestored: (
    limit: string,
    imageProven: boolean,
    said?: string,
  ): RunReason => ({
    code: 'SeedGeneratorNotRestored',
    message: `The API is back, but the SeedGenerator was not restored within ${limit}${
      imageProven ? '. The image is proven' : ', and no new image was found'
    }${said ? `. The log says: ${said}` : ''}`,
    remedy: said
      ? 'Lifecycle Agent will not restore it by itself: see what the files in /var/lib/lca/ibu-seedgen-orch on the node are, and follow the diagnosis.'
      : "Read Lifecycle Agent's log: 'Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json' means that it will not restore it by itself.",
  }),
  notBack: (limit: string): RunReason => ({
    code: 'ClusterNotBack',
    message: `The image is proven, but the API did not come back within ${limit}`,
    remedy:
      'Look at the node itself: systemctl status kubelet crio. CRI-O of 4.21 and older may spend a minute on each orphan sandbox.',
  }),
  completionNotSeen: (limit: string, imageProven: boolean): RunReason => ({
    code: 'CompletionNotSeen',
    message: `Lifecycle Agent did not say within ${limit} that it completed${
      imageProven ? '. The image is proven' : ', and no new image was found'
    }`,
    remedy: "Read the SeedGenerator's conditions and Lifecycle Agent's log.",
  }),
  unreadable: (
    refusing: NonNullable<GenerateMemory['refusing']>,
    imageProven: boolean,
  ): RunReason => ({
    code: refusalCode(refusing.code),
    message: `${refusalText(
      refusing,
    )}, so that the SeedGenerator, its end and the Secret seedgen could not be read${
      imageProven ? '. The image is proven' : ', and no new image was found'
    }`,
    remedy: refusalRemedy(refusing.code),
  }),
  clusterChanged: (): RunReason => ({
    code: 'ClusterIdentityChanged',
    message:
      'The API address answers for a different cluster than when the run began. Nothing more is done on it',
    remedy:
      "Check DNS and the address in the portal's configuration before anything else is asked of this cluster.",
  }),
  imageUnchanged: (
    before: { digest?: string; at: string },
    verification?: Verification,
  ): RunReason => ({
    code: 'ImageUnchanged',
    message: `Lifecycle Agent completed, but the registry shows the image of before${
      // Not said of an image that was found to be of another cluster.
      verification && !verification.details
        ? ', which'
        : `: ${before.digest}, created ${
            verification?.details?.created ?? 'at an unknown time'
          },`
    } was under the tag already at ${before.at}`,
    remedy:
      "Compare spec.seedImage and its registry with the one shown here; a mirror or cache may answer for it. The imager's log names where it pushed.",
  }),
  imageMissing: (image: string): RunReason => ({
    code: 'ImageMissing',
    message: `Lifecycle Agent completed, but the registry has no image under ${image}`,
    remedy: "The imager's log, kept with this run, names where it pushed.",
  }),
  imageRejected: (verification: Verification): RunReason => ({
    code: 'ImageRejected',
    message: `The image under the tag is not the seed of this run: ${failedProofs(
      verification,
    )}`,
    remedy: 'Find out who else pushes to this tag. Do not roll this image out.',
  }),
  imageUnverified: (limit: string): RunReason => ({
    code: 'ImageUnverified',
    message: `Lifecycle Agent completed, but the image could not be read from the registry within ${limit}`,
    remedy: 'Verify the image again once the registry can be read.',
  }),
  imagerLost: (said: string): RunReason => ({
    code: 'ImagerLost',
    message: `The image is proven; Lifecycle Agent lost track of its imager, because it was restarted while the imager ran: ${said}`,
    remedy:
      'The image is not affected. Find out what restarted Lifecycle Agent, an upgrade or an eviction for example.',
  }),
  imagerStillRuns: (said: string): RunReason => ({
    code: 'ImagerStillRuns',
    message: `Lifecycle Agent was restarted while its imager ran, and has lost track of it: ${said}. The imager goes on; the registry and the node will say how it ended`,
    remedy:
      'Nothing needs to be done. Create no SeedGenerator: Lifecycle Agent would remove the imager that runs.',
  }),
  imagerGone: (said: string, log?: string): RunReason => ({
    code: 'ImagerEndedWithoutImage',
    message: `Lifecycle Agent was restarted while its imager ran (${said}), and the imager has ended without a new image in the registry${
      log ? `. The imager's log: ${log}` : ''
    }`,
    remedy: `See the imager's log, kept with this run if it could be had, and ${AGAIN}`,
  }),
  imagerUnaccounted: (limit: string, runs: boolean): RunReason => ({
    code: 'ImagerUnaccounted',
    message: runs
      ? `The node says that the imager still runs after ${limit}. No new image is in the registry`
      : `Lifecycle Agent does not say what has become of its imager, and within ${limit} neither the node nor the registry could. It may still run`,
    remedy: `Look at the node: podman ps --all --filter name=lca_image_builder. ${INSPECTION}`,
  }),
  leftBehind: (what: string): RunReason => ({
    code: 'LeftBehind',
    message: `${what} could not be removed from the cluster yet; the portal keeps trying`,
    remedy:
      'To be sure: oc delete secret seedgen -n openshift-lifecycle-agent.',
  }),
  slowReturn: (down: number): RunReason => ({
    code: 'SlowReturn',
    message: `The API has been away for ${formatDuration(
      down,
    )}. CRI-O of 4.21 and older spends a minute on each orphan sandbox before it starts; the cluster was seen to need close to an hour`,
    remedy: 'Wait. Nothing needs to be done while the limit is not reached.',
  }),
};

/** What a person should know of a proven image whose tag has moved; nothing while it has not. */
export function tagMovedProblem({
  memory: { tagMoved, verification },
  seedImage,
}: Pick<GenerateDraft, 'memory' | 'seedImage'>): RunReason | undefined {
  return tagMoved
    ? {
        code: 'TagMoved',
        message: `The tag of ${seedImage} shows ${tagMoved.to} since ${
          tagMoved.at
        }. The proven image is ${verification?.details?.digest ?? 'another'}`,
        remedy:
          'Use the image by its digest, not by the tag, and find out who else pushes to it.',
      }
    : undefined;
}

/** The proofs that failed, in words. */
export function failedProofs(verification: Verification): string {
  return verification.proofs
    .filter(({ status }) => status === 'fail')
    .map(
      ({ title, found, wanted }) =>
        `${title} (found ${found ?? 'nothing'}, wanted ${wanted ?? 'another'})`,
    )
    .join('; ');
}

type RefusalCode = NonNullable<GenerateMemory['refusing']>['code'];

function refusalCode(code: RefusalCode): string {
  return {
    unauthorized: 'CredentialRejected',
    forbidden: 'CredentialNotAllowed',
    untrusted: 'CertificateUntrusted',
  }[code];
}

/** What it means that the cluster answers but will not have us. */
export function refusalText({
  code,
  message,
}: {
  code: RefusalCode;
  message: string;
}): string {
  switch (code) {
    case 'unauthorized':
      return 'Our credential is no longer accepted, which recert can cause; every other configured one was tried';
    case 'untrusted':
      return 'The cluster answers with a certificate of another authority';
    default:
      return `Our credential may not read the cluster any more (${message})`;
  }
}

function refusalRemedy(code: RefusalCode): string {
  return code === 'untrusted'
    ? "Compare the cluster's new CA with the node itself and put it into the portal's configuration. Verification is never switched off."
    : "Configure a credential that survives, such as the client certificate of the installation's kubeconfig, and delete Secret seedgen in namespace openshift-lifecycle-agent by hand.";
}

/** The problem to show while the cluster answers but will not have us. */
export function refusalProblem(
  refusing: NonNullable<GenerateMemory['refusing']>,
): RunReason {
  return {
    code: refusalCode(refusing.code),
    message: refusalText(refusing),
    remedy: refusalRemedy(refusing.code),
  };
}
