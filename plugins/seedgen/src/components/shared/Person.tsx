import { EntityRefLink } from '@backstage/plugin-catalog-react';

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
