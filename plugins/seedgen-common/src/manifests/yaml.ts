import { stringify } from 'yaml';
import type { KubernetesManifest } from './types';

/** A manifest as a YAML document, for people and for files. @public */
export function manifestToYaml(manifest: KubernetesManifest): string {
  // Kubernetes tools read YAML 1.1, where a bare `no` or `12:30:45` is not a text.
  return stringify(manifest, { lineWidth: 0, compat: 'yaml-1.1' });
}
