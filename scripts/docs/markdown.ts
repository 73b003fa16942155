/** A table cell: one line, with what would end the cell escaped. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
}

/** A table with a head. */
export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map(row => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/** Text in a fixed-width font. */
export function code(text: string): string {
  return `\`${text}\``;
}
