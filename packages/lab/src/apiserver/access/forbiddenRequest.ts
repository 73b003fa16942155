import { forbidden, StatusError } from '../statusError';
import { AccessRequest } from './authorizer';
import { RequestUser } from './user';

/** 403 as `endpoints/handlers/responsewriters` words it. */
export function forbiddenRequest(
  user: RequestUser,
  request: AccessRequest,
): StatusError {
  if (!request.isResource) {
    return new StatusError(
      403,
      'Forbidden',
      `forbidden: User "${user.name}" cannot ${request.verb} path "${request.path}"`,
      {},
    );
  }
  const { group, resource, subresource, namespace, name = '', verb } = request;
  const combined = subresource ? `${resource}/${subresource}` : resource;
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return forbidden(
    { group, plural: resource },
    name,
    `User "${user.name}" cannot ${verb} resource "${combined}" in API group "${group}" ${scope}`,
  );
}
