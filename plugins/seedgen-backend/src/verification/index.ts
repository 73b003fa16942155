export type { VerificationExpectation } from './types';
export { verifyImage } from './verify';
