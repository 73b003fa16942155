/** HTML that was made here, and not text that somebody else wrote. */
export class Html {
  constructor(readonly markup: string) {}
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as HTML shows it. What a terminal would act on, or what hides or reorders the text around it, is written
 * out: a report is evidence of what came.
 */
export function escapeHtml(text: string): string {
  let escaped = '';
  for (const character of text) {
    escaped +=
      ESCAPED[character] ??
      (isInvisible(character.codePointAt(0)!)
        ? `\\u{${character.codePointAt(0)!.toString(16)}}`
        : character);
  }
  return escaped;
}

function isInvisible(code: number): boolean {
  const within = (from: number, to: number) => code >= from && code <= to;
  return (
    (within(0, 0x1f) && code !== 0x0a && code !== 0x09) ||
    within(0x7f, 0x9f) ||
    code === 0xad ||
    code === 0x61c ||
    within(0x200b, 0x200f) ||
    within(0x2028, 0x202e) ||
    within(0x2060, 0x206f) ||
    code === 0xfeff ||
    within(0xe0000, 0xe007f)
  );
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** A template of HTML; whatever is no {@link Html} is escaped, and nothing is what is undefined or false. */
export function html(
  strings: TemplateStringsArray,
  ...parts: readonly Part[]
): Html {
  return new Html(
    strings.reduce((all, text, index) => all + write(parts[index - 1]) + text),
  );
}

function write(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (Array.isArray(part)) return part.map(write).join('');
  return escapeHtml(String(part));
}
