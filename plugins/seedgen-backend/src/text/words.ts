/** What a text is tried against. */
export type Words = Pick<RegExp, 'test'>;

/** Words that have to come one after the other, whatever is between them. */
export function inOrder(...words: RegExp[]): Words {
  return {
    test: text => {
      let rest = text;
      for (const word of words) {
        // The first place leaves the most to those after it.
        const found = word.exec(rest);
        if (!found) return false;
        rest = rest.slice(found.index + found[0].length);
      }
      return true;
    },
  };
}

/** Any of several. */
export function anyOf(...words: Words[]): Words {
  return { test: text => words.some(each => each.test(text)) };
}

/** Lists a few names, and says how many more there are. */
export function someOf(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit
    ? `${shown} and ${names.length - limit} more`
    : shown;
}
