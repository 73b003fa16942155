import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import scaffolderModuleSeedgen from '.';

describe('the module', () => {
  it('adds its actions to the scaffolder', async () => {
    const added: TemplateAction<any, any, any>[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          { addActions: (...actions) => added.push(...actions) },
        ],
      ],
      features: [
        scaffolderModuleSeedgen,
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'https://portal.example' } },
        }),
      ],
    });
    expect(added.map(({ id }) => id)).toEqual([
      'seedgen:preflight',
      'seedgen:partition',
      'seedgen:generate',
      'seedgen:verify',
      'seedgen:manifests',
    ]);
    for (const action of added) {
      expect(action.description).toBeTruthy();
      expect(action.schema?.output).toBeDefined();
    }
  });

  it('does not start with a page that is not a path', async () => {
    await expect(
      startTestBackend({
        extensionPoints: [
          [scaffolderActionsExtensionPoint, { addActions: () => {} }],
        ],
        features: [
          scaffolderModuleSeedgen,
          mockServices.rootConfig.factory({
            data: {
              app: { baseUrl: 'https://portal.example' },
              seedgen: { pagePath: 'seeds' },
            },
          }),
        ],
      }),
    ).rejects.toThrow(/seedgen\.pagePath: must be a path/);
  });
});
