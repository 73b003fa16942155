import { isJsonMap } from '../schema/jsonSchema';
import { FieldPath, SEPARATOR } from './fieldPaths';

/** Writes a set of paths as the tree that `managedFields[].fieldsV1` holds. */
export function encodeFieldsV1(paths: Iterable<FieldPath>): any {
  const all = [...paths].sort();
  const parents = new Set(
    all.flatMap(path => {
      const elements = path.split(SEPARATOR);
      return elements
        .slice(0, -1)
        .map((_, index) => elements.slice(0, index + 1).join(SEPARATOR));
    }),
  );
  const root: any = {};
  for (const path of all) {
    let node = root;
    for (const element of path.split(SEPARATOR)) {
      node[element] ??= {};
      node = node[element];
    }
    if (parents.has(path)) {
      node['.'] = {};
    }
  }
  return root;
}

/** Reads the tree back; a node without children, or with `.`, is itself a member. */
export function decodeFieldsV1(tree: unknown): Set<FieldPath> {
  const paths = new Set<FieldPath>();
  const visit = (node: unknown, path: string[]) => {
    const children = isJsonMap(node) ? Object.keys(node) : [];
    if (path.length > 0 && (children.length === 0 || children.includes('.'))) {
      paths.add(path.join(SEPARATOR));
    }
    for (const child of children.filter(name => name !== '.')) {
      visit((node as any)[child], [...path, child]);
    }
  };
  visit(tree, []);
  return paths;
}

/** `.spec.containers[name="x"].image`, as conflicts name a path. */
export function displayPath(path: FieldPath): string {
  return path
    .split(SEPARATOR)
    .map(element => {
      const rest = element.slice(2);
      if (element.startsWith('f:')) {
        return `.${rest}`;
      }
      if (element.startsWith('k:')) {
        const keys = Object.entries(JSON.parse(rest)).map(
          ([key, value]) => `${key}=${JSON.stringify(value)}`,
        );
        return `[${keys.join(',')}]`;
      }
      return `[=${rest}]`;
    })
    .join('');
}
