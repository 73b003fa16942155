import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { describeManifests } from '../manifests/describeManifests';
import { manifestFiles, MANIFEST_STRATEGIES } from '../manifests/manifestFiles';
import { filePathsIn, writeFiles } from '../manifests/writeFiles';
import { openSession, type SeedgenActionOptions } from '../session';
import { examples } from './manifests.examples';

/** `seedgen:manifests`: writes the files of a storage plan into the workspace, for a `publish:*` step. */
export function createManifestsAction(options: SeedgenActionOptions) {
  return createTemplateAction({
    id: 'seedgen:manifests',
    description:
      'Writes the manifests of the storage plan of a Single Node OpenShift cluster into the workspace, with a README, ready for a pull request. Applies nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z =>
          z
            .string()
            .describe('Name of the cluster in the configuration of Seedgen'),
        strategies: z =>
          z
            .array(z.enum(MANIFEST_STRATEGIES))
            .min(1)
            .default(['install-time'])
            .describe(
              'Whose manifests. Those of install-time go into the target path itself, those of others below the name of the strategy',
            ),
        targetPath: z =>
          z
            .string()
            .default('.')
            .describe('Folder below the workspace to write to'),
      },
      output: {
        files: z =>
          z
            .array(z.string())
            .describe('Paths of the files, relative to the workspace'),
        recommended: z =>
          z
            .string()
            .optional()
            .describe('Strategy that the storage plan recommends, if any'),
      },
    },
    async handler(ctx) {
      const {
        cluster,
        strategies = ['install-time'],
        targetPath = '.',
      } = ctx.input;
      // Before anything is asked, so that a path that leads out of the workspace is refused at once.
      filePathsIn(ctx.workspacePath, targetPath, []);
      const session = await openSession(options, ctx);
      const plan = await session.call('read the storage plan', (api, request) =>
        api.getStoragePlan(cluster, request),
      );
      const chosen = [...new Set(strategies)];
      const files = [
        ...manifestFiles(plan, chosen),
        { path: 'README.md', content: describeManifests(plan, chosen) },
      ];
      const paths = filePathsIn(
        ctx.workspacePath,
        targetPath,
        files.map(({ path }) => path),
      );
      if (ctx.isDryRun) {
        ctx.logger.info('Dry run: nothing is written.');
        paths.forEach(({ relative }) =>
          ctx.logger.info(`Would write ${relative}`),
        );
      } else {
        await writeFiles(
          files.map(({ content }, index) => ({
            path: paths[index].absolute,
            content,
          })),
        );
        paths.forEach(({ relative }) => ctx.logger.info(`Wrote ${relative}`));
      }
      ctx.output(
        'files',
        paths.map(({ relative }) => relative),
      );
      if (plan.recommended) ctx.output('recommended', plan.recommended);
    },
  });
}
