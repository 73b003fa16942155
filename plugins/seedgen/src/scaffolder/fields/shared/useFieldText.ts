import type { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { seedgenTranslationRef, type Translate } from '../../../translation';
import { formMessages } from '../../../translation/en/form';

/**
 * The messages in the reader's language outside of components, where the validation of a form is. In
 * English where the app has no translations, or has not loaded them.
 */
export function translatorOf(apiHolder: ApiHolder): Translate {
  const snapshot = apiHolder
    .get(translationApiRef)
    ?.getTranslation(seedgenTranslationRef);
  return snapshot?.ready ? (snapshot.t as Translate) : (english as Translate);
}

function english(key: string, values: Record<string, unknown> = {}): string {
  const path = key.split('.');
  const found = (name: string) =>
    [...path.slice(0, -1), name].reduce<any>(
      (messages, part) => messages?.[part],
      formMessages,
    );
  const last = path[path.length - 1];
  const plural = `${last}_${values.count === 1 ? 'one' : 'other'}`;
  const message = found(last) ?? found(plural) ?? key;
  return String(message).replace(/\{\{(\w+)\}\}/g, (_, name) =>
    String(values[name]),
  );
}

/** Title, description and ids of a field as the template gives them. */
export function useFieldText(
  props: {
    schema: { title?: string; description?: string };
    uiSchema?: { 'ui:title'?: string; 'ui:description'?: string };
    idSchema?: { $id: string };
    rawErrors?: string[];
  },
  defaultTitle: string,
) {
  const { schema, uiSchema, idSchema, rawErrors } = props;
  const id = idSchema?.$id ?? 'seedgen-field';
  const description: string | undefined =
    uiSchema?.['ui:description'] ?? schema.description;
  const failed = (rawErrors ?? []).length > 0;
  return {
    id,
    title: (uiSchema?.['ui:title'] ?? schema.title ?? defaultTitle) as string,
    description,
    failed,
    descriptionId: description && `${id}__seedgen-description`,
    /** Of what says more about the field, for `aria-describedby`. */
    describedBy:
      [
        description && `${id}__seedgen-description`,
        // As the form's own template of errors names it.
        failed && `${id}__error`,
      ]
        .filter(Boolean)
        .join(' ') || undefined,
  };
}
