const MASK = '***';

// Shapes of credentials that clusters, registries and tools are known to print.
const PATTERNS: Array<[RegExp, string]> = [
  [
    /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
    `-----BEGIN ${MASK}-----`,
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, MASK],
  [/\b(https?:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${MASK}@`],
  [/\b(bearer|basic)\s+[\w.~+/-]{6,}=*/gi, `$1 ${MASK}`],
  [
    /((?:"|\\")?\b(?:auth|identitytoken|registrytoken|password|passwd|token|secret|creds)(?:"|\\")?\s*[:=]\s*)(?:\\?"[^"\\]*\\?"|[^\s,;&"'}]+)/gi,
    `$1${MASK}`,
  ],
];

/** Masks what looks like a credential, in text that comes from a cluster or a registry. */
export function redact(text: string): string {
  return PATTERNS.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    text,
  );
}
