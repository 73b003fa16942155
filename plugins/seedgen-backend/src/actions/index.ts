import { createCancelRunAction } from './createCancelRunAction';
import { createExplainRunFailureAction } from './createExplainRunFailureAction';
import { createGetClusterStatusAction } from './createGetClusterStatusAction';
import { createGetPreflightAction } from './createGetPreflightAction';
import { createListClustersAction } from './createListClustersAction';
import { createListRunsAction } from './createListRunsAction';
import { createRequestGenerateRunAction } from './createRequestGenerateRunAction';
import { createStartPreflightAction } from './createStartPreflightAction';
import type { ActionContext } from './types';

/**
 * Registers all actions. Each asks for the caller's permission itself: that an action is hidden, or
 * not among the sources that a portal allows, is never what protects a cluster.
 */
export function registerActions(context: ActionContext): void {
  createListClustersAction(context);
  createGetClusterStatusAction(context);
  createListRunsAction(context);
  createExplainRunFailureAction(context);
  createGetPreflightAction(context);
  createStartPreflightAction(context);
  createRequestGenerateRunAction(context);
  createCancelRunAction(context);
}
