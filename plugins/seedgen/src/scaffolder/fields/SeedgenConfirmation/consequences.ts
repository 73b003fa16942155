import {
  seedImageTag,
  type ClusterSnapshot,
  type StoragePlan,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Translate } from '../../../translation';
import { textOf } from '../shared';
import { joinImage, splitImage } from '../SeedgenImagePicker/parts';
import { plannedOption } from '../SeedgenDiskPicker/diskChoices';
import type { ConfirmationProps } from './validation';

type Options = NonNullable<ConfirmationProps['uiSchema']['ui:options']>;

/**
 * What will happen to the cluster, in sentences: for storage in those of its plan, where the plan is for
 * what was asked.
 */
export function consequencesOf(
  formData: Record<string, unknown>,
  options: Options,
  plan: StoragePlan | undefined,
  t: Translate,
  snapshot?: Pick<ClusterSnapshot, 'version' | 'architecture'>,
): string[] {
  if (options.kind === 'partition') {
    const strategy = textOf(formData, options.strategyField ?? 'strategy');
    const device = textOf(formData, options.deviceField ?? 'device');
    const option = plannedOption(plan, strategy);
    const fits = !device || device === option?.device;
    const consequences =
      option?.feasible && option.consequences.length > 0 && fits
        ? option.consequences
        : [
            ...(device ? [t('form.confirm.partition.device', { device })] : []),
            t('form.confirm.partition.reboot'),
            t('form.confirm.partition.loss'),
          ];
    return [...consequences, t('form.confirm.partition.noReturn')];
  }
  const image = textOf(formData, options.imageField ?? 'image');
  const replace =
    formData[options.replaceField ?? 'replaceExistingTag'] === true;
  return [
    t('form.confirm.generate.outage'),
    t('form.confirm.generate.workloads'),
    t('form.confirm.generate.noReturn'),
    t('form.confirm.generate.spent'),
    ...imageText(image, snapshot, t),
    ...(replace ? [t('form.confirm.generate.replace')] : []),
  ];
}

/** Where the image goes, with the tag that will be used where none is given. */
function imageText(
  image: string | undefined,
  snapshot: Pick<ClusterSnapshot, 'version' | 'architecture'> | undefined,
  t: Translate,
): string[] {
  if (!image) return [];
  const { host, repository, tag } = splitImage(image);
  if (tag || image.includes('@') || !host || !repository) {
    return [t('form.confirm.generate.image', { image })];
  }
  const { version, architecture } = snapshot ?? {};
  if (!version || !architecture) {
    return [t('form.confirm.generate.imageTagLater', { image })];
  }
  const named = { host, repository, tag: seedImageTag(version, architecture) };
  return [
    t('form.confirm.generate.image', { image: joinImage(named) ?? image }),
  ];
}
