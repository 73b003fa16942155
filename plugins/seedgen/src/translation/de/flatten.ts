/** Messages as they are written: in groups, and groups of those. */
export interface NestedMessages {
  [name: string]: string | NestedMessages | undefined;
}

/** Messages by the keys that they are asked for with, e.g. `fleet.state.ready`. */
export function flatten(
  messages: NestedMessages,
  prefix: string = '',
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([name, message]) => {
      if (message === undefined) return [];
      const key = `${prefix}${name}`;
      return typeof message === 'string'
        ? [[key, message]]
        : Object.entries(flatten(message, `${key}.`));
    }),
  );
}

/** Messages of a file in another language; what is not there stays English. */
export type Translated<T> = {
  [Key in keyof T]?: T[Key] extends string ? string : Translated<T[Key]>;
};
