import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { describeLifecycleAgent } from '../manifests/describeLifecycleAgent';
import { describeManifests } from '../manifests/describeManifests';
import {
  manifestFiles,
  type ManifestFile,
  type ManifestStrategy,
  MANIFEST_STRATEGIES,
} from '../manifests/manifestFiles';
import { filePathsIn, writeFiles } from '../manifests/writeFiles';
import {
  openSession,
  type SeedgenActionOptions,
  type SeedgenSession,
} from '../session';
import { examples } from './manifests.examples';

interface Written {
  files: ManifestFile[];
  recommended?: string;
}

/** `seedgen:manifests`: writes files for Git into the workspace, for a `publish:*` step. */
export function createManifestsAction(options: SeedgenActionOptions) {
  return createTemplateAction({
    id: 'seedgen:manifests',
    description:
      'Writes the manifests of the storage plan of a Single Node OpenShift cluster, or those that install Lifecycle Agent on it, into the workspace, with a README, ready for a pull request. Applies nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z =>
          z
            .string()
            .describe('Name of the cluster in the configuration of Seedgen'),
        content: z =>
          z
            .enum(['container-storage', 'lifecycle-agent'])
            .default('container-storage')
            .describe(
              'What the files are for: the storage plan, or the installation of Lifecycle Agent',
            ),
        catalogSource: z =>
          z
            .string()
            .optional()
            .describe(
              'For lifecycle-agent: name of the CatalogSource to install from; the one of the cluster that has the package if absent or empty',
            ),
        strategies: z =>
          z
            .array(z.enum(MANIFEST_STRATEGIES))
            .min(1)
            .default(['install-time'])
            .describe(
              'For container-storage: whose manifests. Those of install-time go into the target path itself, those of others below the name of the strategy',
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
        content = 'container-storage',
        catalogSource,
        strategies = ['install-time'],
        targetPath = '.',
      } = ctx.input;
      // Before anything is asked, so that a path that leads out of the workspace is refused at once.
      filePathsIn(ctx.workspacePath, targetPath, []);
      const session = await openSession(options, ctx);
      const { files, recommended } =
        content === 'lifecycle-agent'
          ? await lifecycleAgent(session, cluster, catalogSource)
          : await containerStorage(session, cluster, strategies);
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
          files.map((file, index) => ({
            path: paths[index].absolute,
            content: file.content,
          })),
        );
        paths.forEach(({ relative }) => ctx.logger.info(`Wrote ${relative}`));
      }
      ctx.output(
        'files',
        paths.map(({ relative }) => relative),
      );
      if (recommended) ctx.output('recommended', recommended);
    },
  });
}

async function containerStorage(
  session: SeedgenSession,
  cluster: string,
  strategies: readonly ManifestStrategy[],
): Promise<Written> {
  const plan = await session.call('read the storage plan', (api, request) =>
    api.getStoragePlan(cluster, request),
  );
  const chosen = [...new Set(strategies)];
  return {
    files: [
      ...manifestFiles(plan, chosen),
      { path: 'README.md', content: describeManifests(plan, chosen) },
    ],
    recommended: plan.recommended,
  };
}

async function lifecycleAgent(
  session: SeedgenSession,
  cluster: string,
  catalogSource: string | undefined,
): Promise<Written> {
  const { items } = await session.call(
    'read the manifests of Lifecycle Agent',
    (api, request) =>
      api.previewManifests(
        {
          kind: 'lifecycle-agent',
          cluster,
          // A form leaves a field that nobody filled in empty.
          ...(catalogSource ? { catalogSource } : {}),
        },
        request,
      ),
  );
  return {
    files: [
      ...items.map(({ name, yaml }) => ({ path: name, content: yaml })),
      {
        path: 'README.md',
        content: describeLifecycleAgent(
          cluster,
          items.map(({ name }) => name),
        ),
      },
    ],
  };
}
