const DASHES = '-----';
const BEGIN = '-----BEGIN ';
const END = '-----END ';

/** The blocks of a PEM text with one of the labels, in order; one without an end is left out. */
export function pemBlocks(text: string, ...labels: string[]): string[] {
  const blocks: string[] = [];
  let open = labels;
  let at = text.indexOf(BEGIN);
  while (at >= 0 && open.length > 0) {
    let next = at + BEGIN.length;
    const label = open.find(each => text.startsWith(`${each}${DASHES}`, next));
    if (label) {
      const end = text.indexOf(`${END}${label}${DASHES}`, next);
      if (end < 0) {
        // Nor has any further one; looking again each time would cost the square.
        open = open.filter(each => each !== label);
      } else {
        next = end + END.length + label.length + DASHES.length;
        blocks.push(text.slice(at, next));
      }
    }
    at = text.indexOf(BEGIN, next);
  }
  return blocks;
}
