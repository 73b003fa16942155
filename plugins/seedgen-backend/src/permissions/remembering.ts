/**
 * For how long it is remembered who may look at what, in milliseconds.
 *
 * When something happens on a cluster all open pages read at once, and each asking of the permission
 * backend is a request of its own. An API server of Kubernetes remembers far longer: decisions for 30
 * seconds to 5 minutes (`--authorization-webhook-cache-*-ttl`). Only looking is remembered.
 */
export const REMEMBER_MS = 10_000;
