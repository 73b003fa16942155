import type { ComponentType } from 'react';
import { screen, type RenderResult } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { TestApiProvider } from '@backstage/test-utils';
import type { SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';
import { clusterEntity, renderSeedgen } from './renderSeedgen';

/** A field as the forms of both frontend systems take it. */
export interface FieldUnderTest {
  name: string;
  component: ComponentType<any>;
  validation?: (...args: any[]) => void | Promise<void>;
}

/** Renders fields in the scaffolder's own form, over a made-up backend and catalog. */
export async function renderForm(
  fields: readonly FieldUnderTest[],
  options: {
    properties: Record<string, object>;
    required?: string[];
    initial?: Record<string, any>;
    api?: Partial<SeedgenApi>;
    allowed?: boolean;
    /** Clusters that have an entity. */
    entities?: string[];
    /** What the catalog has besides. */
    more?: Entity[];
  },
): Promise<
  RenderResult & {
    api: SeedgenApi;
    /** Called with the values when the person presses Create. */
    created: jest.Mock;
    next: () => HTMLElement;
  }
> {
  // The form scrolls to its top, which jsdom cannot.
  window.scrollTo = jest.fn();
  const created = jest.fn(async () => {});
  const {
    entities = ['sno1', 'sno2', 'sno3', 'sno4', 'sno5', 'sno6', 'sno7'],
  } = options;
  const catalog = catalogApiMock({
    entities: [...(options.more ?? []), ...entities.map(clusterEntity)],
  });
  const rendered = await renderSeedgen(
    <TestApiProvider apis={[[catalogApiRef, catalog]]}>
      <main>
        <Stepper
          manifest={{
            title: 'Template',
            steps: [
              {
                title: 'Values',
                schema: {
                  type: 'object',
                  properties: options.properties as any,
                  required: options.required ?? [],
                },
              },
            ],
          }}
          extensions={fields as unknown as FieldExtensionOptions<any, any>[]}
          initialState={options.initial ?? {}}
          onCreate={created}
        />
      </main>
    </TestApiProvider>,
    { api: options.api, allowed: options.allowed },
  );
  return {
    ...rendered,
    created,
    next: () => screen.getByRole('button', { name: 'Review' }),
  };
}
