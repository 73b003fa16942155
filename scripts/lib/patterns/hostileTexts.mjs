import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

// Which of the characters that a class admits stands for it: line ends and blanks, marks, and what
// words are made of make a pattern begin, and fail, at other places.
const FLAVOURS = [
  [10, 32, 9, 13],
  [45, 47, 46, 58, 61, 126, 34, 92, 64, 95, 27],
  [97, 48, 65, 102, 55],
];
// What comes after the text, and makes the end of most patterns fail.
const ENDINGS = ['', '\u0000', '!x', '\n'];

/**
 * Makes texts that are hostile to a pattern from the pattern: each of its parts, each of its
 * beginnings and each pair of neighbours again and again, behind what leads there and before what
 * cannot follow. Gives functions from a length to a text.
 */
export function hostileTexts({ source, flags }) {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
  });
  if (!repeats(pattern)) return [];
  const shapes = new Map();
  const add = (lead, pump) => {
    if (pump === '' || pump.length > 500) return;
    shapes.set(JSON.stringify([lead, pump]), { lead, pump });
  };
  for (const flavour of FLAVOURS) {
    for (const alternative of alternativesOf(pattern)) {
      let lead = '';
      let before = '';
      for (const element of alternative.elements) {
        const sample = sampleOf(element, flavour);
        add('', sample);
        add(lead, sample);
        add('', before + sample);
        add('', lead + sample);
        before = sample;
        lead = (lead + sample).slice(-400);
      }
    }
  }
  return [...shapes.values()].flatMap(({ lead, pump }) =>
    ENDINGS.map(
      ending => length =>
        lead + pump.repeat(Math.ceil(length / pump.length)) + ending,
    ),
  );
}

/** Whether anything has no end; what has one takes linear time in any case. */
function repeats(pattern) {
  let found = false;
  visitRegExpAST(pattern, {
    onQuantifierEnter: ({ max }) => {
      found ||= max > 32;
    },
  });
  return found;
}

/** All alternatives, those within groups as well. */
function alternativesOf(pattern) {
  const found = [];
  visitRegExpAST(pattern, { onAlternativeEnter: node => found.push(node) });
  return found;
}

/** A short text that a node matches, or nearly; some repetition more than it needs. */
function sampleOf(node, flavour) {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return characterOf(node, flavour);
    case 'Quantifier': {
      const times = Math.min(Math.max(node.min, Math.min(node.max, 2)), 64);
      return sampleOf(node.element, flavour).repeat(times);
    }
    case 'Group':
    case 'CapturingGroup':
      return sampleOf(
        node.alternatives[FLAVOURS.indexOf(flavour) % node.alternatives.length],
        flavour,
      );
    case 'Alternative':
      return node.elements.map(each => sampleOf(each, flavour)).join('');
    default:
      // Assertions and back references take no room of their own here.
      return '';
  }
}

function characterOf(node, flavour) {
  const one = new RegExp(
    `^${node.raw}$`,
    /\\[pP]\{/.test(node.raw) ? 'u' : 's',
  );
  const found = [...flavour, ...FLAVOURS.flat()].find(code =>
    one.test(String.fromCodePoint(code)),
  );
  if (found !== undefined) return String.fromCodePoint(found);
  const [first] = node.type === 'CharacterClass' ? node.elements : [];
  const code = first?.min?.value ?? first?.value;
  return code === undefined ? '' : String.fromCodePoint(code);
}
