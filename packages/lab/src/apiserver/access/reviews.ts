import { invalid, badRequest } from '../statusError';
import { invalidValue } from '../schema/fieldCauses';
import { AccessRequest, Authorizer } from './authorizer';
import { Tokens } from './tokens';
import { RequestUser } from './user';

/** What a review is answered from. */
export interface ReviewContext {
  user: RequestUser;
  namespace?: string;
  authorizer: Authorizer;
  tokens: Tokens;
}

export interface ReviewKind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  answer: (body: any, context: ReviewContext) => any;
}

const AUTHORIZATION = 'authorization.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';

/** Kinds that are only ever created, and answered at once instead of stored. */
export const reviewKinds: ReviewKind[] = [
  {
    group: AUTHORIZATION,
    version: 'v1',
    kind: 'SelfSubjectAccessReview',
    plural: 'selfsubjectaccessreviews',
    namespaced: false,
    answer: (body, { user, authorizer }) => decide(body, user, authorizer),
  },
  {
    group: AUTHORIZATION,
    version: 'v1',
    kind: 'SubjectAccessReview',
    plural: 'subjectaccessreviews',
    namespaced: false,
    answer: (body, { authorizer }) =>
      decide(body, reviewedUser(body), authorizer),
  },
  {
    group: AUTHORIZATION,
    version: 'v1',
    kind: 'LocalSubjectAccessReview',
    plural: 'localsubjectaccessreviews',
    namespaced: true,
    answer: (body, { authorizer, namespace }) => {
      if (body?.spec?.resourceAttributes?.namespace !== namespace) {
        throw badRequest(
          `spec.resourceAttributes.namespace must match namespace: ${namespace}`,
        );
      }
      return decide(body, reviewedUser(body), authorizer);
    },
  },
  {
    group: AUTHORIZATION,
    version: 'v1',
    kind: 'SelfSubjectRulesReview',
    plural: 'selfsubjectrulesreviews',
    namespaced: false,
    answer: (body, { user, authorizer }) => {
      const namespace = body?.spec?.namespace;
      if (!namespace) {
        throw badRequest('no namespace on request');
      }
      const rules = user.groups.includes('system:masters')
        ? [
            { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
            { verbs: ['*'], nonResourceURLs: ['*'] },
          ]
        : authorizer.rulesFor(user, namespace);
      return {
        ...body,
        status: {
          incomplete: false,
          resourceRules: rules.filter(rule => rule.resources),
          nonResourceRules: rules.filter(rule => rule.nonResourceURLs),
        },
      };
    },
  },
  {
    group: AUTHENTICATION,
    version: 'v1',
    kind: 'SelfSubjectReview',
    plural: 'selfsubjectreviews',
    namespaced: false,
    answer: (body, { user }) => ({
      ...body,
      status: { userInfo: userInfo(user) },
    }),
  },
  {
    group: AUTHENTICATION,
    version: 'v1',
    kind: 'TokenReview',
    plural: 'tokenreviews',
    namespaced: false,
    answer: (body, { tokens }) => {
      const user = tokens.userOf(String(body?.spec?.token ?? ''));
      return {
        ...body,
        status: user
          ? { authenticated: true, user: userInfo(user) }
          : { authenticated: false },
      };
    },
  },
];

function userInfo(user: RequestUser) {
  return {
    username: user.name,
    ...(user.uid && { uid: user.uid }),
    groups: user.groups,
  };
}

function reviewedUser(body: any): RequestUser {
  return {
    name: body?.spec?.user ?? '',
    groups: body?.spec?.groups ?? [],
  };
}

function decide(body: any, user: RequestUser, authorizer: Authorizer): any {
  const allowed = authorizer.isAllowed(user, reviewedRequest(body));
  return {
    ...body,
    status: {
      allowed,
    },
  };
}

function reviewedRequest(body: any): AccessRequest {
  const { resourceAttributes, nonResourceAttributes } = body?.spec ?? {};
  if (resourceAttributes) {
    return {
      isResource: true,
      verb: resourceAttributes.verb ?? '',
      group: resourceAttributes.group ?? '',
      resource: resourceAttributes.resource ?? '',
      subresource: resourceAttributes.subresource || undefined,
      namespace: resourceAttributes.namespace || undefined,
      name: resourceAttributes.name || undefined,
    };
  }
  if (nonResourceAttributes) {
    return {
      isResource: false,
      verb: nonResourceAttributes.verb ?? '',
      path: nonResourceAttributes.path ?? '',
    };
  }
  throw invalid({ group: AUTHORIZATION, kind: '' }, '', [
    invalidValue(
      'spec.resourceAttributes',
      'null',
      'exactly one of nonResourceAttributes or resourceAttributes must be specified',
    ),
  ]);
}
