import {
  decisiveReasons,
  pinnedReference,
  imagesQueryOf,
  imagesViewFrom,
  imagesViewToSearch,
  labelFactsOf,
} from './images';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('images', () => {
  it.each([
    ['registry.example/seeds/sno1:4.18', 'registry.example/seeds/sno1'],
    ['registry.example:8443/seed', 'registry.example:8443/seed'],
    ['registry.example:8443/seed:4', 'registry.example:8443/seed'],
    [`registry.example/seed:4@${DIGEST}`, 'registry.example/seed'],
  ])('names %s by its digest', (image, name) => {
    expect(pinnedReference(image, DIGEST)).toBe(`${name}@${DIGEST}`);
  });

  it('keeps in the address what is asked for, and nothing else', () => {
    const view = imagesViewFrom(
      new URLSearchParams('q=%20x%20&cluster=sno1&version=&junk=1'),
    );
    expect(view).toEqual({ q: 'x', cluster: 'sno1' });
    expect(imagesViewToSearch(view).toString()).toBe('q=x&cluster=sno1');
    expect(imagesQueryOf({ ...view, registry: ' ' })).toEqual(view);
  });

  it('rests a verdict on what differs, else on what is not known', () => {
    const proof = (id: string, status: 'pass' | 'fail' | 'unknown') => ({
      id,
      title: id,
      status,
    });
    const reasons = [proof('a', 'pass'), proof('b', 'unknown')];
    expect(decisiveReasons({ reasons })).toEqual([reasons[1]]);
    const worse = [...reasons, proof('c', 'fail')];
    expect(decisiveReasons({ reasons: worse })).toEqual([worse[2]]);
  });

  it('tells apart what a label denies, what it names none of, and what it leaves open', () => {
    const facts = (seedClusterInfo?: object) =>
      new Map(
        labelFactsOf({
          digest: DIGEST,
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          sizeBytes: 1,
          seedClusterInfo: seedClusterInfo && {
            seed_cluster_ocp_version: '4.18.27',
            ...seedClusterInfo,
          },
        }).map(({ name, value }) => [name, value]),
      );
    const said = facts({
      has_proxy: false,
      node_ip: '192.0.2.1',
      additionalTrustBundle: { hasUserCaBundle: true, proxyConfigmapName: '' },
    });
    expect(said.get('has_proxy')).toBe(false);
    expect(said.get('proxyConfigmapName')).toBeNull();
    expect(said.get('nodeIps')).toBe('192.0.2.1');
    expect(said.has('has_fips')).toBe(true);
    expect(said.get('has_fips')).toBeUndefined();
    expect(said.has('base_domain')).toBe(false);
    expect(facts().get('seed_cluster_ocp_version')).toBeUndefined();
  });
});
