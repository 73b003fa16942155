import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm } from '../../../../dev/testing/renderForm';
import { seriousViolations } from '../../../../dev/testing/seriousViolations';
import { consentField, validateConsent } from './SeedgenConsent';

const open = (initial: object = {}, over: object = {}) =>
  renderForm([consentField], {
    properties: {
      replace: {
        title: 'Replace the tag',
        description: 'Whatever it shows now',
        type: 'boolean',
        'ui:field': 'SeedgenConsent',
        ...over,
      },
      image: { title: 'Image', type: 'string' },
    },
    initial,
  });

const box = () => screen.findByRole('checkbox', { name: /^Replace the tag/ });
const create = async (next: HTMLElement) => {
  await userEvent.click(next);
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
};

describe('SeedgenConsent', () => {
  it('is what the person ticks', async () => {
    const { created, next } = await open();
    expect(await box()).not.toBeChecked();
    expect(await seriousViolations(document.body)).toEqual([]);
    await userEvent.click(await box());
    expect(await box()).toBeChecked();
    await create(next());
    expect(created).toHaveBeenCalledWith({ replace: true });
  });

  it.each([
    ['a link or a former task', { replace: true }, {}],
    ['a default', {}, { default: true }],
  ])('is off when it comes with %s', async (_, initial, over) => {
    const { created, next } = await open(initial, over);
    expect(await box()).not.toBeChecked();
    await create(next());
    expect(created).toHaveBeenCalledWith({ replace: false });
  });

  it('is off again when its page is shown again', async () => {
    const { created, next } = await open();
    await userEvent.click(await box());
    await userEvent.click(next());
    await userEvent.click(await screen.findByRole('button', { name: 'Back' }));
    expect(await box()).not.toBeChecked();
    await create(next());
    expect(created).toHaveBeenCalledWith({ replace: false });
  });

  it('is off again when it would be for another image', async () => {
    const { created, next } = await open({ image: 'registry.example/a:1' });
    await userEvent.click(await box());
    expect(await box()).toBeChecked();
    await userEvent.type(screen.getByRole('textbox', { name: 'Image' }), '2');
    expect(await box()).not.toBeChecked();
    await create(next());
    expect(created).toHaveBeenCalledWith({
      replace: undefined,
      image: 'registry.example/a:12',
    });
  });

  it('is refused before the field is there, where a form takes it as it came', () => {
    const addError = jest.fn();
    const context = { apiHolder: { get: () => undefined } };
    validateConsent(false, { addError }, context);
    expect(addError).not.toHaveBeenCalled();
    validateConsent(true, { addError }, context);
    expect(addError).toHaveBeenCalledWith(expect.stringContaining('again'));
  });
});
