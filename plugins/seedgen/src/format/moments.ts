// As JSON and as reports write a moment; every part has a fixed length, or ends where the next one begins.
const MOMENT =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z| UTC|[+-]\d\d:\d\d)/g;

/** A moment within a text, as JSON writes it. */
export interface MomentInText {
  at: string;
}

/**
 * A text in pieces, with the moments that a machine has put into it for themselves, so that each can be written as
 * its reader does. What only looks like one, is part of a name, or stands in quotes as in a line of a log, stays text.
 */
export function splitMoments(text: string): Array<string | MomentInText> {
  const parts: Array<string | MomentInText> = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(MOMENT)) {
    const end = index + found.length;
    const moment = new Date(found.replace(' UTC', 'Z').replace(' ', 'T'));
    const alone = !isOfName(text[index - 1]) && !isOfName(text[end], true);
    if (!alone || Number.isNaN(moment.getTime())) continue;
    if (index > done) parts.push(text.slice(done, index));
    parts.push({ at: moment.toISOString() });
    done = end;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

// A full stop or colon behind a moment ends the sentence; before it, it is of a name.
function isOfName(character: string | undefined, behind = false): boolean {
  return (
    character !== undefined &&
    (/[\w/"'=-]/.test(character) || (!behind && '.:'.includes(character)))
  );
}
