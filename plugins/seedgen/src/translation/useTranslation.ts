import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { seedgenTranslationRef } from './ref';

type MessagesOf<TRef> = TRef extends { readonly T: infer M } ? M : never;

/** Says a message of the plugin in the reader's language. */
export type Translate = TranslationFunction<
  MessagesOf<typeof seedgenTranslationRef>
>;

/** The plugin's messages in the reader's language. */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(seedgenTranslationRef) as { t: Translate };
}
