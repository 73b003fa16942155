/** Messages of a file in another language; what is not there stays English. */
export type Translated<T> = {
  [Key in keyof T]?: T[Key] extends string ? string : Translated<T[Key]>;
};
