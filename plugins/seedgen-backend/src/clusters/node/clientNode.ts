/** The parts of `@kubernetes/client-node` that are used. */
export type ClientNode = Pick<
  typeof import('@kubernetes/client-node'),
  'Exec' | 'KubeConfig'
>;

let loading: Promise<ClientNode> | undefined;

/**
 * Loads the Kubernetes client, at first use: it has ES modules only, while this package is built as
 * CommonJS, and it takes half a second and 60 MB. No other file imports more than types of it.
 *
 * Only `exec` is used of it. Plain requests do not go through it: it opens a TLS connection for
 * each, has no timeout, and puts whole answers in its error messages.
 */
export async function loadClientNode(): Promise<ClientNode> {
  loading ??= import('@kubernetes/client-node');
  return loading;
}
