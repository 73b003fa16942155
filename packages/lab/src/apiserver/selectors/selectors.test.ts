import { podKind } from '../kinds/pod';
import { registerKind } from '../store/registeredKind';
import { StatusError } from '../statusError';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './labelSelector';

describe('parseLabelSelector', () => {
  const labels = { app: 'web', tier: 'front', size: '5', empty: '' };

  it.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app = web', true],
    ['app=web,tier=front', true],
    ['app=web,tier=back', false],
    ['app!=web', false],
    ['other!=web', true],
    ['app', true],
    ['!app', false],
    ['!other', true],
    ['app in (web, api)', true],
    ['app in (api)', false],
    ['app notin (api)', true],
    ['other notin (api)', true],
    ['app notin (web)', false],
    ['size>4', true],
    ['size<4', false],
    ['empty=', true],
    ['app in (web),!other', true],
    ['example.com/none', false],
  ])('%s: %s', (selector, expected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(expected);
  });

  it.each(['a===b', 'app=((', 'app in web', '=x', 'a=b,,c=d', '-a=b'])(
    'refuses %s',
    selector => {
      expect(() => parseLabelSelector(selector)).toThrow(StatusError);
    },
  );
});

describe('parseFieldSelector', () => {
  const kind = registerKind(podKind);
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'b' },
    spec: { nodeName: 'n' },
    status: { phase: 'Running' },
  };

  it.each([
    ['', true],
    ['metadata.name=a', true],
    ['metadata.name==a,metadata.namespace=b', true],
    ['status.phase!=Running', false],
    ['spec.nodeName=n', true],
    ['spec.nodeName=', false],
  ])('%s: %s', (selector, expected) => {
    expect(parseFieldSelector(selector, kind)(pod)).toBe(expected);
  });

  it('refuses fields that cannot be selected', () => {
    expect(() => parseFieldSelector('spec.image=x', kind)).toThrow(
      'field label not supported: spec.image',
    );
    expect(() => parseFieldSelector('metadata.name', kind)).toThrow(
      "can't understand 'metadata.name'",
    );
  });
});
