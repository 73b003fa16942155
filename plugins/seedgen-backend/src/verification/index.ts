export type { VerificationExpectation } from './types';
export { concealForeign, concealReport } from './conceal';
export { verifyImage } from './verify';
