export * from './ProofList';
