// Jest gives tests globals of their own, but `structuredClone` is Node's and makes objects of
// Node's `Object` and `Array`. Strict comparison tells the two apart although their content is the
// same. What the lab clones is JSON, so in tests it is cloned as JSON.
globalThis.structuredClone = <T>(value: T): T =>
  value === undefined ? value : JSON.parse(JSON.stringify(value));
