export { MAXIMUM_TEXT, printable, showInvisible } from './printable';
export { redact } from './redact';
export { safeText } from './safeText';
export { pemBlocks } from './pem';
export { anyOf, inOrder, someOf, type Words } from './words';
