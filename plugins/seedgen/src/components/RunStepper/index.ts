export * from './RunStepper';
