import { PrinterColumn } from '../types';

/** A column of a built-in kind; the name column comes first by itself. */
export function column(
  name: string,
  type: PrinterColumn['type'] = 'string',
): PrinterColumn {
  return { name, type };
}

/** A column that only `-o wide` shows. */
export function wide(
  name: string,
  type: PrinterColumn['type'] = 'string',
): PrinterColumn {
  return { name, type, priority: 1 };
}

export function orNone(value: unknown): string {
  return value === undefined || value === null || value === ''
    ? '<none>'
    : String(value);
}

/** `a=b,c=d`, as selectors are printed. */
export function printLabels(labels: Record<string, string> | undefined) {
  return orNone(
    Object.entries(labels ?? {})
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  );
}

export function printSelector(selector: any): string {
  const expressions = (selector?.matchExpressions ?? []).map((each: any) =>
    each.values
      ? `${each.key} ${each.operator.toLowerCase()} (${each.values.join(',')})`
      : each.key,
  );
  const labels = Object.entries(selector?.matchLabels ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  return orNone([...labels.sort(), ...expressions].join(','));
}

/** Names and images of a template's containers. */
export function printContainers(template: any): [string, string] {
  const containers: any[] = template?.spec?.containers ?? [];
  return [
    containers.map(each => each.name).join(','),
    containers.map(each => each.image).join(','),
  ];
}
