export * from './OutageNotice';
