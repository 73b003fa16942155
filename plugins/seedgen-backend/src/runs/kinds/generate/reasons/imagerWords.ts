import type { Words } from '../../../../text';

/** What a line of the imager's log can be a sign of. */
export interface Symptom {
  /** How sure the words are: those that may follow from another cause count where nothing else is known. */
  certainty: 'sure' | 'possible';
  /** Who must be speaking: the same words mean something else from anybody else. */
  context: Words;
  said: Words;
  code: string;
  what: string;
  remedy: string;
}

// The chain of errors of containers/image (docker/, copy/) while it talks to a registry.
export const REGISTRY =
  /container registry|requested access to the resource|unauthorized: authentication required|failed to push|trying to reuse blob|checking whether a blob|writing blob|uploading layer|initiating layer upload|determining upload url|uploading manifest|writing manifest|reading manifest|pushing image|copying image|to the remote destination|docker:\/\/|invalid status code from registry/i;
// Said of a registry, and by any other client of HTTP as well.
export const ANY_HTTP =
  /auth token|bearer token|\/v2\/|unexpected http status|unexpected status code/i;
// The node's own services, which lca-cli and recert talk to as well.
export const OWN =
  /\b(?:localhost|127\.0\.0\.1|etcd|etcdserver|kubelet|kube-apiserver|api-int|crio|systemctl)\b|\[::1\]|:2379|:6443|:10248|:10250/i;
// podman and containers/image, of an image that the node fetches: the imager runs recert in a
// container, and an etcd for it. What it pushes comes from `containers-storage:`.
export const PULL =
  /initializing source docker:\/\/|copy from source docker:\/\/|trying to pull |failed to pull |copying system image from manifest list|choosing an image from manifest list/i;
/** The node's own file system, by ENOSPC and EDQUOT. */
export const NO_SPACE = /no space left on device|disk quota exceeded/i;

export const ANYBODY: Words = { test: () => true };
export const AT_REGISTRY: Words = {
  test: line => REGISTRY.test(line) || (ANY_HTTP.test(line) && !OWN.test(line)),
};
/** Whoever is reached over the network: the imager reaches nobody but registries and the node itself. */
export const OVER_NETWORK: Words = {
  test: line => REGISTRY.test(line) || !OWN.test(line),
};
/** An image is pulled, and it is not for want of space on the node. */
export const IN_PULL: Words = {
  test: line => PULL.test(line) && !NO_SPACE.test(line),
};

export const STATUS =
  /(?:status(?: ?code)?(?: from registry)?|http code):? ([1-5]\d\d)\b/gi;

export const STATUS_OF_REGISTRY = /status ?code:? [45]|http status:? [45]/i;

/** A status of HTTP, as containers/image and the libraries under it print it. */
export function status(from: number, to = from): Words {
  return {
    test: line =>
      [...line.matchAll(STATUS)].some(
        ([, code]) => Number(code) >= from && Number(code) <= to,
      ),
  };
}
