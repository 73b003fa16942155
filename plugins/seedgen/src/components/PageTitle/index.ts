export * from './PageTitle';
export * from './titles';
