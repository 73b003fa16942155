import { InputError } from '@backstage/errors';

// Ten times what is told, so that an `@` is found whose user stands in what is.
const LONGEST_READ = 6_000;
const LONGEST_MESSAGE = 600;
const LONGEST_NAME = 64;
const NAME = /^[A-Za-z][\w.-]*$/;
// PostgreSQL keeps no NUL in a text, and half of a character is changed on its way into any database.
const UNKEEPABLE = /[\0\p{Surrogate}]/u;
const UNPRINTABLE = /[^\x20-\x7e…‘’“”]/g;

/** A name that somebody sent, as far as it may be told again. */
export function harmlessName(name: string): string {
  return name.length <= LONGEST_NAME && NAME.test(name) ? name : '…';
}

/**
 * Without what stands before an `@` that begins no digest, up to a blank or quote: people paste
 * `user:password@host` by mistake.
 */
export function withoutUserInfo(text: string): string {
  const parts = text.split('@');
  return parts
    .map((part, index) => {
      const next = parts[index + 1];
      if (next === undefined || next.startsWith('sha256:')) return part;
      const begin = Math.max(
        ...[' ', '\n', '"', "'"].map(end => part.lastIndexOf(end)),
      );
      return `${part.slice(0, begin + 1)}…`;
    })
    .join('@');
}

/**
 * A message that may quote what somebody sent: on one line, of characters that show as what they are, cut,
 * and without what may be a password.
 */
export function harmlessMessage(message: string): string {
  const read = message.slice(0, LONGEST_READ);
  // Where no `@` came in all that was read, none of its last word is told.
  const told = withoutUserInfo(
    read.length < message.length ? `${read}@` : read,
  );
  const cut =
    told.length > LONGEST_MESSAGE ? `${told.slice(0, LONGEST_MESSAGE)}…` : told;
  return cut.replace(
    UNPRINTABLE,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * What the validation says, without the values that it quotes: names of parameters that nobody knows and
 * types of media are whatever was pasted there.
 */
export function validationMessage(message: string): string {
  if (message.startsWith('Unknown query parameter')) {
    const name = message.slice(message.indexOf("'") + 1, -1);
    return `Unknown query parameter '${harmlessName(name)}'`;
  }
  if (message.startsWith('unsupported media type')) {
    return 'unsupported media type of the body; send application/json';
  }
  return harmlessMessage(message);
}

/** @throws InputError naming the text, if it has what no database keeps as it is */
export function refuseUnkeepable(text: string, where: string): void {
  if (UNKEEPABLE.test(text)) {
    throw new InputError(
      `InvalidRequest: ${where} has a NUL or half of a character, which no text may have`,
    );
  }
}
