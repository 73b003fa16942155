import { useMemo } from 'react';
import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
  type ApiHolder,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import useObservable from 'react-use/esm/useObservable';
import { formatsIn, localeOf, type Formats } from '../format';
import { seedgenTranslationRef } from './ref';

type MessagesOf<TRef> = TRef extends { readonly T: infer M } ? M : never;

/** Says a message of the plugin in the reader's language. */
export type Translate = TranslationFunction<
  MessagesOf<typeof seedgenTranslationRef>
>;

// In an app without languages to choose from.
const NEVER = { subscribe: () => ({ unsubscribe() {} }) };

/** The plugin's messages, figures and moments in the language that the reader has chosen in the portal. */
export function useTranslation(): { t: Translate; format: Formats } {
  const { t } = useTranslationRef(seedgenTranslationRef) as { t: Translate };
  const languages = useApiHolder().get(appLanguageApiRef);
  const chosen = useObservable(
    useMemo(() => languages?.language$(), [languages]) ?? NEVER,
    languages?.getLanguage(),
  );
  return { t, format: formatsFor(chosen?.language) };
}

/** The same figures and moments outside of components. */
export function formatsOf(apiHolder: ApiHolder): Formats {
  return formatsFor(apiHolder.get(appLanguageApiRef)?.getLanguage().language);
}

function formatsFor(language: string | undefined): Formats {
  return formatsIn(language && localeOf(language, navigator.languages));
}
