export * from './RemedyButton';
export * from './RemedyScope';
export * from './RemedyState';
export * from './remedyFacts';
