import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { pollReport } from '../follow/pollReport';
import { openSession, type SeedgenActionOptions } from '../session';
import { oneLine } from '../text';
import { imageInput, seedImageFor } from './image';
import { examples } from './verify.examples';

const WITHIN_MS = 5 * 60_000;
const MARKS = { pass: 'ok     ', fail: 'FAILED ', unknown: 'unknown' } as const;

/** `seedgen:verify`: proves by the registry that an image is a seed of a cluster. */
export function createVerifyAction(options: SeedgenActionOptions) {
  return createTemplateAction({
    id: 'seedgen:verify',
    description:
      'Proves by manifest, platform and labels in the registry that an image is a seed of a cluster. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z =>
          z
            .string()
            .describe('Name of the cluster in the configuration of Seedgen'),
        ...imageInput,
        digest: z =>
          z
            .string()
            .optional()
            .describe(
              'Digest that the tag must show, from the output of seedgen:generate',
            ),
      },
      output: {
        verdict: z =>
          z
            .enum(['verified', 'rejected', 'unknown'])
            .describe('What all proofs together mean'),
        image: z => z.string().describe('The reference with its tag'),
        digest: z =>
          z.string().optional().describe('Digest that the tag shows'),
        sizeBytes: z =>
          z.number().optional().describe('Sum of the compressed layers'),
      },
    },
    async handler(ctx) {
      const { cluster, digest: wanted } = ctx.input;
      const session = await openSession(options, ctx);
      const image = await seedImageFor(session, cluster, ctx.input);
      ctx.output('image', image);
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Dry run: ${image} would be looked at in its registry and held against cluster ${cluster}.`,
        );
        ctx.output('verdict', 'unknown');
        return;
      }
      const first = await session.call('start to verify', (api, request) =>
        api.startVerification({ cluster, image }, request),
      );
      const { result } = await pollReport(session, {
        first,
        read: () =>
          session.call('read the verification', (api, request) =>
            api.getVerification(first.id, request),
          ),
        withinMs: WITHIN_MS,
        what: `the verification of ${image}`,
      });
      const proofs = result?.proofs ?? [];
      for (const { status, title, found, wanted: needed } of proofs) {
        ctx.logger.info(
          `${MARKS[status]} ${title}${found ? `: ${oneLine(found)}` : ''}${
            needed && status !== 'pass' ? ` (wanted: ${oneLine(needed)})` : ''
          }`,
        );
      }
      const verdict = result?.verdict ?? 'unknown';
      const digest = result?.details?.digest;
      ctx.output('verdict', verdict);
      if (digest) ctx.output('digest', digest);
      if (result?.details) ctx.output('sizeBytes', result.details.sizeBytes);
      if (result?.failure?.missingRule === seedgenClusterReadPermission.name) {
        throw new Error(
          `ImageOfAnotherCluster: ${image} is in use by an image of another cluster, which you may not read. Use another tag`,
        );
      }
      if (verdict !== 'verified') {
        const reasons = proofs
          .filter(({ status }) => status !== 'pass')
          .map(({ title }) => title);
        throw new Error(
          verdict === 'rejected'
            ? `ImageRejected: ${image} is not the seed of cluster ${cluster}: ${reasons.join(
                ', ',
              )}`
            : `ImageNotVerified: not everything could be seen of ${image}: ${reasons.join(
                ', ',
              )}. Try again`,
        );
      }
      if (wanted && wanted !== digest) {
        throw new Error(
          `DigestMismatch: ${image} shows ${digest}, and the run pushed ${wanted}. Somebody pushed to the tag in between`,
        );
      }
      ctx.logger.info(`Verified: ${image} is ${digest}`);
    },
  });
}
