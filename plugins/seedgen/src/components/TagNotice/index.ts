export * from './TagNotice';
