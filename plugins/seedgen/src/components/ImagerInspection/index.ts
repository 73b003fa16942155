export * from './ImagerInspection';
