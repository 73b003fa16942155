import { screen, waitFor } from '@testing-library/react';
import { createFakeSitesApi } from '../../../dev/fakeSitesApi';
import { renderSeedgen } from '../../../dev/testing/renderSeedgen';
import { seriousViolations } from '../../../dev/testing/seriousViolations';
import { TagNotice, TagNoticeOf } from './TagNotice';

const AT = new Date(Date.now() - 5_000).toISOString();
const LONG_AGO = new Date(Date.now() - 3_600_000).toISOString();
const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';
const place = (state: 'here' | 'moved' | 'absent' | 'unknown', at = AT) => ({
  image: IMAGE,
  registry: 'registry.example',
  state,
  checkedAt: at,
});

describe('TagNotice', () => {
  it.each([
    ['moved', `The tag ${IMAGE} shows another image now`],
    ['absent', `The tag ${IMAGE} is not in the registry any more`],
  ] as const)('says that a tag is %s, and what to do', async (state, title) => {
    const { container } = await renderSeedgen(
      <TagNotice location={place(state)} />,
      { api: {} },
    );
    expect(screen.getByRole('note', { name: title })).toHaveTextContent(
      /Use it by its digest/,
    );
    expect(await seriousViolations(container)).toEqual([]);
  });

  it.each([place('here'), place('unknown'), undefined])(
    'says nothing of %j',
    async location => {
      await renderSeedgen(<TagNotice location={location} />, { api: {} });
      expect(screen.queryByRole('note')).not.toBeInTheDocument();
    },
  );

  it('reads the image again while its tag is looked at for the visit', async () => {
    const sites = createFakeSitesApi(Date.now());
    const [first] = (await sites.getSeedImages({})).items;
    const known = await sites.getSeedImage(first.digest);
    let reads = 0;
    const getSeedImage = async () => {
      reads += 1;
      return {
        ...known,
        locations: [
          reads === 1
            ? place('here', LONG_AGO)
            : place('moved', new Date().toISOString()),
        ],
      };
    };
    await renderSeedgen(<TagNoticeOf digest={known.digest} />, {
      api: { getSeedImage },
    });
    await waitFor(
      () =>
        expect(
          screen.getByRole('note', { name: /shows another image now/ }),
        ).toBeVisible(),
      { timeout: 20_000 },
    );
    expect(reads).toBe(2);
  }, 30_000);

  it('reads nothing of a run without a seed', async () => {
    const getSeedImage = jest.fn();
    await renderSeedgen(<TagNoticeOf digest={undefined} />, {
      api: { getSeedImage },
    });
    expect(getSeedImage).not.toHaveBeenCalled();
  });
});
