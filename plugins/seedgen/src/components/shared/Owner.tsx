import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** An owner in short, e.g. `edge` for `group:default/edge`; what is no reference stays as it is. */
export function ownerName(reference: string): string {
  try {
    const { namespace, name } = parseEntityRef(reference);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return reference;
  }
}

/** Who owns something, with a link to their page. */
export function Owner(props: { reference: string }) {
  const { reference } = props;
  return (
    <EntityRefLink
      entityRef={reference}
      defaultKind="group"
      title={ownerName(reference)}
      hideIcon
    />
  );
}
