export * from './certificateAuthority';
