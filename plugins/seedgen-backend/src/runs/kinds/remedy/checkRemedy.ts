import { InputError } from '@backstage/errors';
import {
  parseSeedImageReference,
  type RemedyAction,
  type RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { CheckContext } from '../../engine/definition';
import type { MachineRun } from '../../engine/types';

type Field = Exclude<keyof RemedyCall, 'action'>;

/** What each remedy must and may be told. */
const FIELDS: Record<RemedyAction, { needs: Field[]; may: Field[] }> = {
  'replace-seed-secret': { needs: [], may: ['runId', 'seedImage'] },
  'restart-lifecycle-agent': { needs: [], may: ['runId'] },
  'recreate-seed-generator': { needs: ['runId'], may: [] },
  'remove-machine-config': { needs: ['machineConfig'], may: ['runId'] },
  'remove-finished-pods': { needs: [], may: ['runId'] },
  'install-lifecycle-agent': { needs: [], may: ['runId', 'catalogSource'] },
  'resume-machine-config-pool': { needs: [], may: ['runId'] },
};

// RFC 1123 subdomain, as Kubernetes names objects.
const NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Refuses a remedy that cannot be carried out, before it is stored.
 *
 * @throws InputError that names what is missing or does not fit
 */
export async function checkRemedy(
  cluster: string,
  call: RemedyCall,
  context: CheckContext,
): Promise<void> {
  checkFields(call);
  const run = await checkRun(cluster, call, context.find);
  const { action } = call;
  if (action !== 'replace-seed-secret' && action !== 'recreate-seed-generator')
    return;
  const image = call.seedImage ?? (run && context.seedImageOf(run));
  if (image === undefined) {
    throw new InputError(
      call.runId === undefined
        ? `RemedyIncomplete: ${action} needs seedImage, or the runId of a run that generates a seed`
        : `RunUnfit: ${action} is for a run that generates a seed, and run ${call.runId} does not`,
    );
  }
  const refusal = context.refusePush(parseSeedImageReference(image));
  if (refusal) throw new InputError(`RegistryNotAllowed: ${refusal}`);
}

function checkFields(call: RemedyCall): void {
  const { action } = call;
  const { needs, may } = FIELDS[action];
  const given = (Object.keys(call) as Array<keyof RemedyCall>).filter(
    (key): key is Field => key !== 'action' && call[key] !== undefined,
  );
  const missing = needs.filter(field => !given.includes(field));
  if (missing.length > 0) {
    throw new InputError(
      `RemedyIncomplete: ${action} needs ${missing.join(' and ')}`,
    );
  }
  const foreign = given.filter(
    field => !needs.includes(field) && !may.includes(field),
  );
  if (foreign.length > 0) {
    throw new InputError(
      `RemedyUnfit: ${action} has no use for ${foreign.join(' and ')}`,
    );
  }
  for (const field of ['machineConfig', 'catalogSource'] as const) {
    const name = call[field];
    if (name !== undefined && (name.length > 253 || !NAME.test(name))) {
      throw new InputError(
        `NameInvalid: ${field} must be the name of a Kubernetes object`,
      );
    }
  }
}

async function checkRun(
  cluster: string,
  { runId }: RemedyCall,
  find: (runId: string) => Promise<MachineRun | undefined>,
): Promise<MachineRun | undefined> {
  if (runId === undefined) return undefined;
  const run = await find(runId);
  // One of another cluster is as good as none: who asks may not be allowed to know of it.
  if (run?.cluster !== cluster) {
    throw new InputError(
      `RunNotFound: there is no run ${runId.slice(
        0,
        64,
      )} on cluster ${cluster}`,
    );
  }
  return run;
}
