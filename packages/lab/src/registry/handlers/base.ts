import { TOKEN_LIFETIME_SECONDS } from '../auth/tokens';
import { send, sendJson, type Handler } from '../exchange';
import { paginate } from '../pagination';

/** `GET /v2/`: whether this is a registry, and whether the caller is let in. */
export const ping: Handler = exchange => {
  sendJson(exchange, {});
};

/**
 * `GET /v2/auth`: the token endpoint. Only `token` is answered, as Quay does it. A granted push
 * creates the repository where the registry is set to.
 */
export const token: Handler = exchange => {
  const { state, host, url, request } = exchange;
  const issued = state.authorizer.issueToken(
    { host, authorization: request.headers.authorization },
    url.searchParams.getAll('scope'),
  );
  if (state.createOnPushToken) {
    issued.access
      .filter(({ type }) => type === 'repository')
      .filter(({ actions }) => actions.includes('push'))
      .forEach(({ name }) => state.repositories.ensure(name));
  }
  send(
    exchange,
    200,
    {
      'Content-Type': 'application/json',
      'Cache-Control': `private, max-age=${TOKEN_LIFETIME_SECONDS}`,
    },
    JSON.stringify({ token: issued.token }),
  );
};

/** `GET /v2/_catalog`. */
export const catalog: Handler = exchange => {
  const { page, headers } = paginate(
    exchange,
    exchange.state.repositories.names(),
  );
  sendJson(exchange, { repositories: page }, headers);
};

/** `GET /v2/NAME/tags/list`. */
export const tags: Handler = exchange => {
  const repository = exchange.state.repositories.get(exchange.name);
  const { page, headers } = paginate(
    exchange,
    [...repository.tags.keys()].sort(),
  );
  sendJson(exchange, { name: repository.name, tags: page }, headers);
};
