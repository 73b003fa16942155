import type { Access } from './tokens';

/**
 * Reads the `scope` parameters of a token request, `repository:NAME:pull,push`; several may be in
 * one parameter, separated by spaces. What is no scope is ignored, as registries do.
 */
export function parseScopes(parameters: string[]): Access[] {
  return parameters
    .flatMap(parameter => parameter.split(' '))
    .flatMap((scope): Access[] => {
      const match = scope.match(/^(repository|registry):(.+):([a-z,*]*)$/);
      return match
        ? [
            {
              type: match[1] as Access['type'],
              name: match[2],
              actions: match[3].split(',').filter(Boolean),
            },
          ]
        : [];
    });
}

/** How a scope is written in a challenge. */
export function formatScope({ type, name, actions }: Access): string {
  return `${type}:${name}:${actions.join(',')}`;
}

/** Whether what was granted has all that is needed. */
export function covers(granted: Access[], needed: Access): boolean {
  return needed.actions.every(action =>
    granted.some(
      ({ type, name, actions }) =>
        type === needed.type &&
        name === needed.name &&
        (actions.includes(action) || actions.includes('*')),
    ),
  );
}
