export * from './TaskOutputs';
