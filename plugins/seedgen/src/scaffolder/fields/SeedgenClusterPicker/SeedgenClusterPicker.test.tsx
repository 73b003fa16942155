import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm } from '../../../../dev/testing/renderForm';
import { clusterEntity } from '../../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../../dev/testing/seriousViolations';
import { clusterPickerField } from './SeedgenClusterPicker';

const cluster = (uiOptions: object = { kind: 'generate' }) => ({
  cluster: {
    title: 'Cluster',
    type: 'string',
    description: 'What becomes the seed',
    'ui:field': 'SeedgenClusterPicker',
    'ui:options': uiOptions,
  },
});

const open = async (
  options: Partial<Parameters<typeof renderForm>[1]> = {},
) => {
  const form = await renderForm([clusterPickerField], {
    properties: cluster(),
    required: ['cluster'],
    ...options,
  });
  const box = screen.getByRole('combobox', { name: /^Cluster/ });
  await waitFor(() => expect(box).toBeEnabled());
  return { ...form, box };
};

const options = async () => {
  const list = await screen.findByRole('listbox', { name: 'Cluster' });
  return within(list).getAllByRole('option');
};

const create = async (next: HTMLElement) => {
  await userEvent.click(next);
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
};

describe('SeedgenClusterPicker', () => {
  it('lists every cluster with how it stands and why, the suitable first', async () => {
    const { box } = await open({
      entities: [
        'sno1',
        'sno2',
        'sno3',
        'sno4',
        'sno5',
        'sno6',
        'sno7',
        'sno8',
      ],
    });
    await userEvent.click(box);
    await waitFor(async () =>
      expect((await options())[0]).toHaveTextContent(/sno8.*Ready/),
    );
    const texts = (await options()).map(option => option.textContent);
    expect(texts).toEqual([
      expect.stringMatching(/^sno8 4\.18\.27 x86_64 Ready$/),
      expect.stringMatching(
        /^sno5.*Manual generation.*created a SeedGenerator on it manually/,
      ),
      expect.stringMatching(/^sno4.*Out of date.*25m/),
      expect.stringMatching(/^sno6 .*Not checked yet/),
      expect.stringMatching(/^sno1.*Run under way.*phase Imaging/),
      expect.stringMatching(/^sno2.*Not ready.*part of the root filesystem/),
      expect.stringMatching(/^sno3.*Not reachable.*did not answer within 10 s/),
      expect.stringMatching(/^sno7.*Spent.*3h/),
      expect.stringMatching(/^sno9.*Not in the catalog/),
    ]);
    expect(screen.getByText(/9 of 9 clusters/)).toBeVisible();
    expect(await seriousViolations(document.body)).toEqual([]);
  });

  it('is worked by keyboard alone, and yields the entity', async () => {
    const { box, next, created } = await open();
    await userEvent.tab();
    expect(box).toHaveFocus();
    await userEvent.keyboard('nowhere');
    expect(await screen.findByText('No cluster matches nowhere')).toBeVisible();
    await userEvent.clear(box);
    await userEvent.type(box, 'sno2');
    expect(await options()).toHaveLength(1);
    const [option] = await options();
    expect(box).toHaveAttribute('aria-activedescendant', option.id);
    await userEvent.keyboard('{Enter}');
    expect(box).toHaveValue('sno2');
    expect(box).toHaveAttribute('aria-expanded', 'false');

    // Escape leaves what was chosen.
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(box).toHaveValue('sno2');
    expect(
      await screen.findByRole('note', { name: 'sno2: Not ready' }),
    ).toHaveTextContent(/Give it storage of its own/);
    await create(next());
    expect(created).toHaveBeenCalledWith({ cluster: 'resource:default/sno2' });
  });

  it('moves through the list with arrows and stops at its ends', async () => {
    const { box } = await open();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    const all = await options();
    expect(box).toHaveAttribute('aria-activedescendant', all[0].id);
    await userEvent.keyboard('{ArrowUp}');
    expect(box).toHaveAttribute('aria-activedescendant', all[0].id);
    await userEvent.keyboard('{ArrowDown}'.repeat(20));
    expect(box).toHaveAttribute(
      'aria-activedescendant',
      all[all.length - 1].id,
    );
  });

  it('makes a reference of the name in a link to the form', async () => {
    const { created, next, box } = await open({ initial: { cluster: 'sno4' } });
    await waitFor(() => expect(box).toHaveValue('sno4'));
    await create(next());
    expect(created).toHaveBeenCalledWith({ cluster: 'resource:default/sno4' });
  });

  it('yields the name where the template wants that, without any entity', async () => {
    const { created, next, box } = await open({
      properties: cluster({ value: 'name' }),
      entities: [],
    });
    await userEvent.type(box, 'sno1');
    await options();
    await userEvent.keyboard('{Enter}');
    await create(next());
    expect(created).toHaveBeenCalledWith({ cluster: 'sno1' });
  });

  it('explains a cluster without an entity, and does not take it', async () => {
    const { box } = await open({ entities: ['sno1'] });
    await userEvent.type(box, 'sno2');
    await waitFor(async () =>
      expect((await options())[0]).toHaveTextContent(/Not in the catalog/),
    );
    const [option] = await options();
    expect(option).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(option);
    expect(screen.getByRole('listbox')).toBeVisible();
  });

  it('says which permission is missing, in the list and when it is tried all the same', async () => {
    const { box, next } = await open({
      allowed: false,
      initial: { cluster: 'resource:default/sno1' },
    });
    await userEvent.click(box);
    await waitFor(async () =>
      expect((await options())[0]).toHaveTextContent(
        /Not allowed.*seedgen\.seed\.generate/,
      ),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(next());
    expect(
      (await screen.findAllByText(/You may not do this with cluster sno1/))[0],
    ).toBeVisible();
  });

  it('refuses a cluster that there is not', async () => {
    const { next } = await open({ initial: { cluster: 'resource:default/x' } });
    expect(
      await screen.findByText('Unknown cluster resource:default/x'),
    ).toBeVisible();
    await userEvent.click(next());
    expect(
      (
        await screen.findAllByText(/Cluster resource:default\/x was not found/)
      )[0],
    ).toBeVisible();
  });

  it('says that the clusters could not be listed', async () => {
    await open({
      api: { getClusters: () => Promise.reject(new Error('database is away')) },
    });
    expect(await screen.findByText(/database is away/)).toBeVisible();
  });

  it('asks for another look', async () => {
    const refreshCluster = jest.fn(async () => {});
    await open({
      initial: { cluster: 'resource:default/sno2' },
      api: { refreshCluster },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(refreshCluster).toHaveBeenCalledWith('sno2');
  });

  describe('with other entities that have the annotation', () => {
    const claiming = (kind: string, name: string) => {
      const entity = clusterEntity('sno1');
      entity.metadata.name = name;
      return { ...entity, kind };
    };
    const more = [
      claiming('Component', 'a-component'),
      claiming('Resource', 'another'),
    ];

    it.each([
      ['the entity of the cluster', 'resource:default/sno1'],
      ['another Resource of it', 'resource:default/another'],
    ])('takes %s, and leaves it', async (_, given) => {
      const { created, next } = await open({
        more,
        initial: { cluster: given },
      });
      expect(screen.queryByText(/^Unknown cluster/)).toBeNull();
      await create(next());
      expect(created).toHaveBeenCalledWith({ cluster: given });
    });

    it('refuses what stands for no cluster', async () => {
      const { next } = await open({
        more,
        initial: { cluster: 'component:default/a-component' },
      });
      expect(await screen.findByText(/^Unknown cluster/)).toBeVisible();
      await userEvent.click(next());
      expect(
        await screen.findAllByText(
          /Cluster component:default\S* was not found/,
        ),
      ).not.toHaveLength(0);
    });
  });
});
