import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import express, { type Express } from 'express';
import { createRouter } from '../api/createRouter';
import type { ApiServices } from '../api/types';
import { systemClock, type Clock } from '../clock';
import { AuditTrail } from '../api/AuditTrail';
import { Callers } from '../api/Callers';
import { ClusterAuthorizer } from '../permissions/ClusterAuthorizer';
import { isCluster } from '../permissions/clusterResource';

/** Decides by the name of the permission. */
export type TestPolicy = (permission: string) => PolicyDecision;

export const allowAll: TestPolicy = () => ({ result: AuthorizeResult.ALLOW });
export const denyAll: TestPolicy = () => ({ result: AuthorizeResult.DENY });
/** Grants everything that is about a cluster for these clusters only. */
export const onlyClusters =
  (...clusters: string[]): TestPolicy =>
  () => ({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'seedgen',
    resourceType: 'seedgen-cluster',
    conditions: {
      resourceType: 'seedgen-cluster',
      rule: 'IS_CLUSTER',
      params: { clusters },
    },
  });

/** An application; the policy may be changed between requests. */
export interface TestApp {
  app: Express;
  /** Names of the permissions that were asked for. */
  asked: string[];
  policy: TestPolicy;
}

/** The router in an Express application, with permissions as the policy says and what was asked of it. */
export function testApp(options: {
  services: ApiServices;
  policy?: TestPolicy;
  clock?: Clock;
}): TestApp {
  const asked: string[] = [];
  const clock = options.clock ?? systemClock;
  const test: TestApp = {
    app: express(),
    asked,
    policy: options.policy ?? allowAll,
  };
  const decide = async (requests: Array<{ permission: { name: string } }>) =>
    requests.map(({ permission }) => {
      asked.push(permission.name);
      return test.policy(permission.name) as never;
    });
  test.app.use(
    createRouter({
      services: options.services,
      authorizer: new ClusterAuthorizer({
        permissions: mockServices.permissions.mock({
          authorize: decide,
          authorizeConditional: decide,
        }),
        permissionsRegistry: {
          getPermissionRuleset: () => ({
            getRuleByName: () => isCluster as never,
          }),
        },
        clusters: options.services.clusters,
        clock,
      }),
      callers: new Callers({
        auth: mockServices.auth({
          pluginId: 'seedgen',
          disableDefaultAuthPolicy: false,
        }),
        httpAuth: mockServices.httpAuth({ pluginId: 'seedgen' }),
        clock,
      }),
      trail: new AuditTrail({
        log: options.services.audit,
        clock,
        logger: mockServices.logger.mock(),
      }),
      logger: mockServices.logger.mock(),
      clock,
    }),
  );
  test.app.use(mockErrorHandler());
  return test;
}
