export { MAXIMUM_TEXT, printable, showInvisible } from './printable';
export { redact } from './redact';
export { safeText } from './safeText';
export { someOf } from './words';
export { pemBlocks } from './pem';
export { anyOf, inOrder, type Words } from './words';
