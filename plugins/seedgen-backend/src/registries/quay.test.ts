import type { Handler } from '../http/__testUtils__/localServer';
import { sendJson } from '../http/__testUtils__/localServer';
import { tagFree } from '../preflight/checks/tagFree';
import { registryPush } from '../preflight/checks/registryPush';
import type { CheckContext } from '../preflight/check';
import {
  call,
  jwt,
  REPOSITORY,
  useRegistries,
} from './__testUtils__/registryWorld';

jest.setTimeout(30_000);

const { serve, connectAll } = useRegistries();

/** Quay with an organisation where the robot may create repositories, and none is there yet. */
function quay(delays: { pull: number; push: number }): Handler {
  let exists = false;
  return async ({ url, method, headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'https://x');
    if (pathname === '/v2/auth') {
      const push = searchParams.get('scope')!.includes('push');
      const actions = push || exists ? ['pull', ...(push ? ['push'] : [])] : [];
      await new Promise(resolve =>
        setTimeout(resolve, push ? delays.push : delays.pull),
      );
      if (push) exists = true;
      return sendJson(response, 200, { token: jwt(actions) });
    }
    const claims = headers.authorization?.split('.')[1] ?? '';
    const allowed = Buffer.from(claims, 'base64url').toString();
    if (!allowed.includes(method === 'POST' ? '"push"' : '"pull"')) {
      return sendJson(
        response,
        401,
        { errors: [{ code: 'UNAUTHORIZED' }] },
        {
          'www-authenticate': `Bearer realm="https://${headers.host}/v2/auth",service="${headers.host}"`,
        },
      );
    }
    if (method === 'POST') {
      return response.writeHead(202, { location: `${pathname}1` }).end();
    }
    return method === 'DELETE'
      ? response.writeHead(204).end()
      : sendJson(response, 404, { errors: [{ code: 'MANIFEST_UNKNOWN' }] });
  };
}

it.each([
  { pull: 0, push: 40 },
  { pull: 40, push: 0 },
  { pull: 0, push: 0 },
])(
  'a new repository of Quay has a free tag, whoever is faster: %j',
  async delays => {
    const server = await serve(quay(delays));
    const registries = connectAll(server);
    const context = {
      registries,
      subject: { cluster: 'sno1', kind: 'generate' },
      reference: { registry: server.host, repository: REPOSITORY, tag: 'a' },
      history: { seedsPushedAs: async () => [], rivalsFor: async () => 0 },
      ...call(),
    } as unknown as CheckContext;
    const ends = await Promise.all([
      tagFree.run(context),
      registryPush.run(context),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(['pass', 'pass']);
  },
);
