import { useEffect } from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  imagingCluster,
  spentCluster,
  unpreparedCluster,
} from '../../../../dev/fixtures';
import { renderForm } from '../../../../dev/testing/renderForm';
import { seriousViolations } from '../../../../dev/testing/seriousViolations';
import { confirmationField } from './SeedgenConfirmation';
import { validateConfirmation } from './validation';

const NOW = Date.now();

/** A field that sets its value by itself as it appears, as pickers do, and again when asked to. */
const otherField = {
  name: 'Other',
  component: function Other(props: {
    formData?: string;
    onChange: (value: string) => void;
  }) {
    const { formData, onChange } = props;
    useEffect(() => {
      if (formData === 'carried') onChange('set');
    }, [formData, onChange]);
    return (
      <button type="button" onClick={() => onChange('changed')}>
        Other
      </button>
    );
  },
};

const open = (
  kind: 'generate' | 'partition',
  {
    others = [],
    ...options
  }: Partial<Parameters<typeof renderForm>[1]> & { others?: object[] } = {},
) =>
  renderForm([confirmationField, ...(others as any[])], {
    properties: {
      confirmation: {
        title: 'Type the name of the cluster',
        type: 'string',
        'ui:field': 'SeedgenConfirmation',
        'ui:options': { kind },
      },
    },
    required: ['confirmation'],
    initial: { cluster: 'resource:default/sno1' },
    ...options,
  });

const box = () =>
  screen.getByRole('textbox', { name: /Type the name of the cluster/ });

describe('SeedgenConfirmation', () => {
  it.each([
    ['', /goes to r\.example:8443\/a\/b:4\.18\.27-x86_64\./],
    [':mine', /goes to r\.example:8443\/a\/b:mine\./],
  ])('names the tag that will be used, given %p', async (tag, text) => {
    await open('generate', {
      initial: {
        cluster: 'resource:default/sno1',
        image: `r.example:8443/a/b${tag}`,
      },
    });
    await waitFor(() =>
      expect(
        screen.getByRole('note', { name: 'What will happen to sno1' }),
      ).toHaveTextContent(text),
    );
  });

  it('says what will happen, and takes the name of the cluster', async () => {
    const { created, next } = await open('generate', {
      initial: {
        cluster: 'resource:default/sno1',
        image: 'r.example/a/b:1',
        replaceExistingTag: true,
      },
    });
    const what = await screen.findByRole('note', {
      name: 'What will happen to sno1',
    });
    expect(what).toHaveTextContent(/API is off/);
    expect(what).toHaveTextContent(/cancelling the task or its run stops this/);
    expect(what).toHaveTextContent(/After that nothing can stop it/);
    expect(what).toHaveTextContent(/must not go back into service/);
    expect(what).toHaveTextContent(/goes to r\.example\/a\/b:1/);
    expect(what).toHaveTextContent(/will show the new image instead/);
    await userEvent.type(box(), 'sno');
    expect(screen.getByText('Type sno1 to confirm.')).toBeVisible();
    await userEvent.type(box(), '1');
    expect(screen.getByText('Confirmed')).toBeVisible();
    expect(await seriousViolations(document.body)).toEqual([]);
    await userEvent.click(next());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(created).toHaveBeenCalledWith(
      expect.objectContaining({ confirmation: 'sno1' }),
    );
  });

  it.each(['sno2', 'SNO1', 'sno10', 'sno 1', 'resource:default/sno1'])(
    'refuses %s',
    async typed => {
      const { next } = await open('generate');
      await screen.findByText('Type sno1 to confirm.');
      await userEvent.type(box(), typed);
      expect(box()).toHaveAttribute('aria-invalid', 'true');
      await userEvent.click(next());
      expect(
        await screen.findByText(/^'Type the name.*The name does not match/),
      ).toBeVisible();
    },
  );

  it('refuses the beginning of the name', async () => {
    const { next } = await open('generate');
    await screen.findByText('Type sno1 to confirm.');
    await userEvent.type(box(), 'sno');
    await userEvent.click(next());
    expect(
      await screen.findByText(/^'Type the name.*The name does not match/),
    ).toBeVisible();
  });

  it('says of storage what its plan says', async () => {
    await open('partition', {
      initial: { cluster: 'resource:default/sno2', strategy: 'recommended' },
      api: {
        getCluster: async () => unpreparedCluster(NOW),
        getStoragePlan: async () => ({
          cluster: 'sno2',
          recommended: 'secondary-disk',
          options: [
            {
              strategy: 'secondary-disk',
              feasible: true,
              device: '/dev/vdb',
              reasons: [],
              manifests: [],
              consequences: ['/dev/vdb is partitioned and formatted.'],
            },
          ],
        }),
      },
    });
    expect(
      await screen.findByText('/dev/vdb is partitioned and formatted.'),
    ).toBeVisible();
  });

  it('says the worst of storage where the plan is not for what was asked', async () => {
    await open('partition', {
      initial: { cluster: 'resource:default/sno2', device: '/dev/vdc' },
      api: {
        getCluster: async () => unpreparedCluster(NOW),
        getStoragePlan: () => Promise.reject(new Error('away')),
      },
    });
    expect(
      await screen.findByText(/What is in \/var\/lib\/containers is lost/),
    ).toBeVisible();
    expect(screen.getByText('The disk is /dev/vdc.')).toBeVisible();
  });

  it('reminds of what speaks against the cluster', async () => {
    await open('generate', {
      api: { getCluster: async () => spentCluster(NOW) },
    });
    expect(
      await screen.findByRole('note', { name: 'sno1: Spent' }),
    ).toBeVisible();
  });

  it('leads to the run that is in the way, beside what is filled in', async () => {
    const status = imagingCluster(NOW);
    await open('generate', { api: { getCluster: async () => status } });
    const notice = await screen.findByRole('note', {
      name: 'sno1: Run under way',
    });
    const link = within(notice).getByRole('link');
    expect(link).toHaveAttribute(
      'href',
      `/seedgen/runs/${status.activeRun!.id}`,
    );
    expect(link).toHaveAttribute('target', '_blank');
  });

  it('wants a cluster first', async () => {
    const { next } = await open('generate', { initial: {} });
    expect(await screen.findByText('Choose a cluster first.')).toBeVisible();
    await userEvent.type(box(), 'sno1');
    await userEvent.click(next());
    expect(
      await screen.findByText(/^'Type the name.*Choose a cluster first/),
    ).toBeVisible();
  });

  describe('takes no name that nobody typed', () => {
    const carried = { cluster: 'resource:default/sno1', confirmation: 'sno1' };

    it('such as one that a link or a former task brings along', async () => {
      const { created, next } = await open('generate', { initial: carried });
      await screen.findByText('Type sno1 to confirm.');
      expect(box()).toHaveValue('');
      await userEvent.click(next());
      expect(await screen.findAllByText(/Type sno1/)).not.toHaveLength(0);
      expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
      expect(created).not.toHaveBeenCalled();
    });

    it('nor one that the template has as its default', async () => {
      const { next } = await open('generate', {
        properties: {
          confirmation: {
            title: 'Type the name of the cluster',
            type: 'string',
            default: 'sno1',
            'ui:field': 'SeedgenConfirmation',
          },
        },
      });
      await screen.findByText('Type sno1 to confirm.');
      expect(box()).toHaveValue('');
      await userEvent.click(next());
      expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
    });

    it('nor in a form that the page of which is shown again', async () => {
      const { next } = await open('generate');
      await screen.findByText('Type sno1 to confirm.');
      await userEvent.type(box(), 'sno1');
      await userEvent.click(next());
      await screen.findByRole('button', { name: 'Create' });
      await userEvent.click(screen.getByRole('button', { name: 'Back' }));
      await screen.findByText('Type sno1 to confirm.');
      expect(box()).toHaveValue('');
      await userEvent.click(next());
      expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
      await userEvent.type(box(), 'sno1');
      await userEvent.click(next());
      expect(
        await screen.findByRole('button', { name: 'Create' }),
      ).toBeVisible();
    });

    it('nor after the browser has brought the whole page back', async () => {
      await open('generate');
      await screen.findByText('Type sno1 to confirm.');
      await userEvent.type(box(), 'sno1');
      fireEvent(
        window,
        Object.assign(new Event('pageshow'), { persisted: true }),
      );
      await waitFor(() => expect(box()).toHaveValue(''));
    });

    it('nor before the field is there, where a form takes it as it came', async () => {
      const addError = jest.fn();
      await validateConfirmation(
        'sno1',
        { addError },
        { apiHolder: { get: () => undefined }, formData: carried },
      );
      expect(addError).toHaveBeenCalledTimes(1);
    });

    it('while it is typed, whatever else changes the form meanwhile', async () => {
      const { created, next } = await open('generate', {
        properties: {
          other: { type: 'string', 'ui:field': 'Other' },
          confirmation: {
            title: 'Type the name of the cluster',
            type: 'string',
            'ui:field': 'SeedgenConfirmation',
          },
        },
        initial: { ...carried, other: 'carried' },
        others: [otherField],
      });
      await screen.findByText('Type sno1 to confirm.');
      expect(box()).toHaveValue('');
      await userEvent.type(box(), 'sno1');
      await userEvent.click(screen.getByRole('button', { name: 'Other' }));
      expect(box()).toHaveValue('sno1');
      await userEvent.click(next());
      await userEvent.click(
        await screen.findByRole('button', { name: 'Create' }),
      );
      expect(created).toHaveBeenCalledWith(
        expect.objectContaining({ confirmation: 'sno1', other: 'changed' }),
      );
    });
  });
});
