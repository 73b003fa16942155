export type { Result } from '@seedgen/backstage-plugin-seedgen-node';
