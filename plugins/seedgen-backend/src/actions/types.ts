import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { ApiServices } from '../api/types';
import type { AuditTrail } from '../api/AuditTrail';
import type { Callers } from '../api/Callers';
import type { ClusterAuthorizer } from '../permissions/ClusterAuthorizer';

/** What actions stand on: the same services, permissions and audit as the HTTP interface. */
export interface ActionContext {
  actionsRegistry: ActionsRegistryService;
  services: Pick<
    ApiServices,
    'clusters' | 'fleet' | 'kinds' | 'preflights' | 'runs'
  >;
  authorizer: ClusterAuthorizer;
  callers: Callers;
  trail: AuditTrail;
  /** Address of the plugin's page in the portal, for links that mails and chats and agents can follow. */
  pageAddress: string;
}

/** Registers one action. */
export type CreateAction = (context: ActionContext) => void;
