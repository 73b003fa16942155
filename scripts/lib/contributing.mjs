/** What yarn and npm run that is a program and not a script of a manifest. */
const PROGRAMS = new Set(['prettier', 'tsx']);

/**
 * Commands, links and paths of a page that lead nowhere.
 *
 * @param scripts - the scripts of each package by its name; those of the root by the empty name
 * @param isThere - whether there is such a file or folder
 */
export function wrongIn(text, { scripts, isThere }) {
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(
    ([, block]) => block.replace(/\\\n/g, ' ').split('\n'),
  );
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const inline = [...prose.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
  const commands = [...blocks, ...inline].flatMap(commandsOf);
  const links = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target]) => target)
    .filter(target => !target.startsWith('https:'));
  // With something in capitals or a star it is a pattern, with a colon an address.
  const paths = inline.filter(
    code => /^\.?[\w-]+(\/[\w.-]+)+$/.test(code) && !/[A-Z]{4}/.test(code),
  );
  return [
    ...commands
      .filter(
        ({ of, script }) => !scripts[of]?.[script] && !PROGRAMS.has(script),
      )
      .map(({ words }) => words),
    ...[...links, ...paths].filter(path => !isThere(path)),
  ];
}

/** The scripts that a line asks yarn or npm for, with the package that they are of. */
function commandsOf(line) {
  return line
    .replace(/\s#.*/, '')
    .split(/&&|\|\||;/)
    .map(part => part.trim().replace(/^(?:\w+=\S+\s+)+/, ''))
    .map(part => part.split(/\s+/).map(word => word.replace(/…$/, '')))
    .flatMap(words => {
      const [program, first, second, third] = words;
      if (!['npm', 'yarn'].includes(program) || !first) return [];
      if (first === 'workspace') {
        if (!third) return [];
        return [
          { of: second, script: third, words: words.slice(0, 4).join(' ') },
        ];
      }
      const script = first === 'run' ? second : first;
      return [
        {
          of: '',
          script,
          words: words.slice(0, first === 'run' ? 3 : 2).join(' '),
        },
      ];
    });
}
