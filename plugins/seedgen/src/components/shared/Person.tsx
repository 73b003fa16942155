import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';

const USER_REFERENCE = /^user:[^/\s]+\/[^/\s]+$/i;

/** Who did something: a user with a link to their page, or a service by its name. */
export function Person(props: { reference: string }) {
  const { reference } = props;
  return USER_REFERENCE.test(reference) ? (
    <EntityRefLink entityRef={reference} defaultKind="user" hideIcon />
  ) : (
    <span>{reference}</span>
  );
}

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
