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
