import { stringify } from 'yaml';
import type { KubernetesManifest } from './types';

/** A manifest as a YAML document, for people and for files. @public */
export function manifestToYaml(manifest: KubernetesManifest): string {
  return stringify(manifest, { lineWidth: 0 });
}
