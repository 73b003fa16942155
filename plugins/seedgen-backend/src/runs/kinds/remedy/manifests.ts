import type {
  ManifestPreview,
  RemedyCall,
  RunMark,
} from '@seedgen/backstage-plugin-seedgen-common';
import { lifecycleAgentFiles } from '../../../operators';
import type { PreviewContext, RequestOf } from '../../engine/definition';
import { maskedSecret } from '../../manifests';

/** What a remedy puts on its cluster whatever it finds there: most of them delete. */
export function remedyManifests(
  { action }: RemedyCall,
  mark: RunMark,
): ManifestPreview[] {
  return action === 'replace-seed-secret' ? [maskedSecret(mark)] : [];
}

/**
 * What a remedy would put on its cluster. An installation takes what the catalogs decide at its moment; what
 * they would decide by what was last seen is shown.
 *
 * @throws InputError if no catalog can be chosen
 */
export function previewRemedy(
  { cluster, remedy }: RequestOf<'remedy'>,
  { snapshot, mark }: PreviewContext,
): ManifestPreview[] {
  const { action, catalogSource } = remedy;
  return action === 'install-lifecycle-agent'
    ? lifecycleAgentFiles(
        { kind: 'lifecycle-agent', cluster, catalogSource },
        snapshot,
        mark,
      )
    : remedyManifests(remedy, mark);
}
