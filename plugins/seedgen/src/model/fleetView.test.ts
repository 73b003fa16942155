import {
  fleetQueryOf,
  fleetViewFrom,
  fleetViewToSearch,
  isFiltered,
  withoutFilters,
  withSort,
  withStateToggled,
} from './fleetView';

const from = (search: string) => fleetViewFrom(new URLSearchParams(search));
const there = (search: string) => fleetViewToSearch(from(search)).toString();

describe('the view of all clusters', () => {
  it.each([
    '',
    'q=sno1',
    'state=attention&state=unreachable&version=4.18.27&version=unknown&owner=group%3Adefault%2Fedge',
    'sort=version',
    'sort=looked&order=asc',
    'order=desc',
  ])('comes back from the address %p as it was', search => {
    expect(there(search)).toBe(search);
  });

  it.each([
    ['state=burning', ''],
    ['sort=weight&order=up', ''],
    ['sort=state&order=asc', ''],
    ['state=ready&state=attention&state=ready', 'state=attention&state=ready'],
    ['version=&version=4.18.1&version=4.18.1', 'version=4.18.1'],
    ['q=%20', ''],
    [`q=${'a'.repeat(300)}`, `q=${'a'.repeat(200)}`],
  ])('leaves out of %p what means nothing', (search, kept) => {
    expect(there(search)).toBe(kept);
  });

  it('is turned into what the backend takes', () => {
    expect(fleetQueryOf(from(''))).toEqual({ sort: 'state', order: 'asc' });
    expect(
      fleetQueryOf(from('q=%20x%20&state=spent&version=4&owner=o&sort=seeded')),
    ).toEqual({
      q: 'x',
      state: ['spent'],
      version: ['4'],
      owner: ['o'],
      sort: 'seeded',
      order: 'desc',
    });
  });

  it('knows whether it leaves something out', () => {
    expect(isFiltered(from('sort=name'))).toBe(false);
    for (const search of ['q=a', 'state=ready', 'version=4', 'owner=o']) {
      expect(isFiltered(from(search))).toBe(true);
      expect(isFiltered(withoutFilters(from(search)))).toBe(false);
    }
    expect(withoutFilters(from('q=a&sort=name')).sort).toBe('name');
  });

  it('adds states and takes them out', () => {
    const both = withStateToggled(from('state=spent'), 'attention');
    expect(both.states).toEqual(['attention', 'spent']);
    expect(withStateToggled(both, 'spent').states).toEqual(['attention']);
  });

  it('turns an order round, and begins another the usual way', () => {
    const byName = withSort(from(''), 'name');
    expect([byName.sort, byName.order]).toEqual(['name', 'asc']);
    expect(withSort(byName, 'name').order).toBe('desc');
    expect(withSort(byName, 'looked').order).toBe('desc');
  });
});
