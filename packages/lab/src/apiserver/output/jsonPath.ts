/** A step of a parsed path: from a list of values to the values that follow. */
type Step = (values: unknown[]) => unknown[];

/**
 * Evaluates the JSONPath of printer columns: fields (with `\.` for a dot in a name), `[n]`,
 * `[a:b]`, `[*]`, `['name']`, `..` and filters such as `[?(@.type=="Updated")]`.
 * Nothing found, or a path that does not parse, gives no values.
 */
export function evaluateJsonPath(root: unknown, path: string): unknown[] {
  const steps = compile(path);
  return steps
    ? steps.reduce<unknown[]>((values, step) => step(values), [root])
    : [];
}

const compiled = new Map<string, Step[] | undefined>();

function compile(path: string): Step[] | undefined {
  if (!compiled.has(path)) {
    compiled.set(
      path,
      parse(
        path
          .trim()
          .replace(/^\{|\}$/g, '')
          .replace(/^\$/, ''),
      ),
    );
  }
  return compiled.get(path);
}

function parse(text: string): Step[] | undefined {
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('..', at)) {
      steps.push(descendants);
      at += text[at + 2] === '[' ? 2 : 1;
    } else if (text[at] === '.') {
      const match = /^\.((?:\\.|[^.[\]\\])*)/.exec(text.slice(at));
      if (!match) {
        return undefined;
      }
      const name = match[1].replace(/\\(.)/g, '$1');
      if (name) {
        steps.push(name === '*' ? children : field(name));
      }
      at += match[0].length;
    } else if (text[at] === '[') {
      const end = closing(text, at);
      const step = end < 0 ? undefined : bracket(text.slice(at + 1, end));
      if (!step) {
        return undefined;
      }
      steps.push(step);
      at = end + 1;
    } else if (at === 0) {
      return parse(`.${text}`);
    } else {
      return undefined;
    }
  }
  return steps;
}

/** The `]` that ends a bracket, past those in quotes and in nested brackets. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quote) {
      if (character === quote) {
        quote = '';
      }
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '[') {
      depth += 1;
    } else if (character === ']') {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  return -1;
}

function bracket(inside: string): Step | undefined {
  const text = inside.trim();
  if (text === '*') {
    return children;
  }
  if (text.startsWith('?(') && text.endsWith(')')) {
    return filter(text.slice(2, -1));
  }
  const quoted = /^(['"])(.*)\1$/.exec(text);
  if (quoted) {
    return field(quoted[2]);
  }
  if (/^-?\d+$/.test(text)) {
    return values =>
      values.flatMap(value => {
        const found = Array.isArray(value) ? value.at(Number(text)) : undefined;
        return found === undefined ? [] : [found];
      });
  }
  const slice = /^(-?\d*):(-?\d*)$/.exec(text);
  if (slice) {
    const [start, end] = [slice[1], slice[2]].map(each =>
      each === '' ? undefined : Number(each),
    );
    return values =>
      values.flatMap(value =>
        Array.isArray(value) ? value.slice(start, end) : [],
      );
  }
  return undefined;
}

function filter(expression: string): Step | undefined {
  const text = expression.trim();
  const operator = /==|!=|<=|>=|<|>/.exec(text)?.[0];
  const end = operator ? text.indexOf(operator) : text.length;
  const literal = text.slice(end + (operator?.length ?? 0)).trim();
  const steps = text.startsWith('@')
    ? parse(text.slice(1, end).trim())
    : undefined;
  if (!steps || (operator && literal === '')) {
    return undefined;
  }
  const holds = (item: unknown) => {
    const found = steps.reduce<unknown[]>((all, step) => step(all), [item]);
    if (!operator) {
      return found.length > 0;
    }
    return (
      found.length > 0 && compare(found[0], operator, readLiteral(literal))
    );
  };
  return values =>
    values.flatMap(value => {
      const items = Array.isArray(value) ? value : [];
      return items.filter(holds);
    });
}

function readLiteral(text: string): unknown {
  const quoted = /^(['"])(.*)\1$/.exec(text);
  if (quoted) {
    return quoted[2];
  }
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function compare(left: any, operator: string, right: any): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function field(name: string): Step {
  return values =>
    values.flatMap(value => {
      const isMap = typeof value === 'object' && value !== null;
      return isMap && Object.hasOwn(value, name) ? [(value as any)[name]] : [];
    });
}

function children(values: unknown[]): unknown[] {
  return values.flatMap(value =>
    typeof value === 'object' && value !== null ? Object.values(value) : [],
  );
}

function descendants(values: unknown[]): unknown[] {
  return values.flatMap(value => [value, ...descendants(children([value]))]);
}
