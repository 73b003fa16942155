/** Where Lifecycle Agent keeps things on the node between the halves of a generation. */
export const WORKSPACE = '/var/lib/lca/ibu-seedgen-orch';
export const STORED_CR = `${WORKSPACE}/seedgen-cr.json`;
export const STORED_SECRET = `${WORKSPACE}/seedgen-secret.json`;
export const STORED_PULL_SECRET = `${WORKSPACE}/pull-secret.json`;
export const AUTH_FILE = `${WORKSPACE}/auth.json`;

/** Name of the container that takes the seed; it is kept after its end. */
export const IMAGER_CONTAINER = 'lca_image_builder';

export const SEED_GENERATOR = 'lca.openshift.io/SeedGenerator';
export const IMAGE_BASED_UPGRADE = 'lca.openshift.io/ImageBasedUpgrade';
export const SEED_GENERATOR_NAME = 'seedimage';
export const IMAGE_BASED_UPGRADE_NAME = 'upgrade';
export const SEED_SECRET_NAME = 'seedgen';
export const SEED_AUTH_KEY = 'seedAuth';

export const PULL_SECRET_NAME = 'pull-secret';
export const PULL_SECRET_NAMESPACE = 'openshift-config';
export const PULL_SECRET_KEY = '.dockerconfigjson';
