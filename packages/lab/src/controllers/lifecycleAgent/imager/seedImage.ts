import { createHash } from 'node:crypto';
import type { ClusterContext } from '../../../world/ClusterContext';
import { isAtLeast } from '../../../world/clusterSpec';
import { releaseImage } from '../../../world/objects/clusterConfig';
import type { ImagerArguments } from './runImager';

const LABEL_PREFIX = 'com.openshift.lifecycle-agent';

/** Size of a seed of this kind of cluster; the content is not kept anywhere in the lab. */
export const LAYER_BYTES = 15_032_385_536;

export interface Blob {
  digest: string;
  content: Buffer;
}

/** A seed as it is pushed: the manifest, the config with the labels, and one layer that is only declared. */
export interface SeedImage {
  manifest: Blob;
  config: Blob;
  layer: { digest: string; size: number };
}

/** Builds the image that the imager would build of the cluster as it is now. */
export function buildSeedImage(
  context: ClusterContext,
  imager: ImagerArguments,
): SeedImage {
  const created = context.clock.now().toISOString();
  const identity = `${context.spec.name} ${created} ${imager.seedImage}`;
  const layer = {
    digest: sha256(Buffer.from(`compressed ${identity}`)),
    size: LAYER_BYTES,
  };
  const config = blob({
    created,
    architecture: 'amd64',
    os: 'linux',
    config: {
      Labels: {
        [`${LABEL_PREFIX}.seed_format_version`]: '4',
        [`${LABEL_PREFIX}.seed_cluster_info`]: JSON.stringify(
          seedClusterInfo(context, imager),
        ),
        'io.buildah.version': '1.33.12',
      },
    },
    rootfs: {
      type: 'layers',
      diff_ids: [sha256(Buffer.from(`plain ${identity}`))],
    },
    history: [
      { created, created_by: '/bin/sh -c #(nop) COPY dir:backup in / ' },
    ],
  });
  const manifest = blob({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: config.digest,
      size: config.content.length,
    },
    layers: [
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: layer.digest,
        size: layer.size,
      },
    ],
    annotations: {},
  });
  return { manifest, config, layer };
}

/** What the label `seed_cluster_info` says, read from the cluster's own objects. */
export function seedClusterInfo(
  context: ClusterContext,
  imager: ImagerArguments,
): Record<string, unknown> {
  const { spec, store } = context;
  const proxy = store.get('config.openshift.io/Proxy', 'cluster');
  const mirrors = store.list('config.openshift.io/ImageDigestMirrorSet');
  const trusted = proxy?.spec?.trustedCA?.name;
  return {
    seed_cluster_ocp_version:
      store.get('config.openshift.io/ClusterVersion', 'version')?.status
        ?.desired?.version ?? spec.version,
    base_domain: spec.baseDomain,
    cluster_name: spec.name,
    ...(isAtLeast(spec, '4.20')
      ? { node_ips: [spec.nodeIp] }
      : { node_ip: spec.nodeIp }),
    release_registry: releaseImage(spec).split('/')[0],
    ...(mirrors.length ? { mirror_registry_configured: true } : {}),
    sno_hostname: spec.hostname,
    recert_image_pull_spec: imager.recertImage,
    has_proxy: Boolean(proxy?.status?.httpProxy || proxy?.status?.httpsProxy),
    has_fips: false,
    additionalTrustBundle: {
      hasUserCaBundle: Boolean(
        store.get('ConfigMap', 'user-ca-bundle', 'openshift-config'),
      ),
      proxyConfigmapName: trusted ?? '',
    },
    container_storage_mountpoint_target: imager.mountTarget,
    ingress_certificate_cn: `ingress-operator@${Math.floor(
      context.clock.now().getTime() / 1000,
    )}`,
    ...(isAtLeast(spec, '4.20')
      ? { machine_networks: ['192.168.125.0/24'] }
      : {}),
  };
}

function blob(value: object): Blob {
  const content = Buffer.from(JSON.stringify(value));
  return { digest: sha256(content), content };
}

function sha256(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
