import { columns } from './lsblkColumns';

const DEFAULT_COLUMNS = [
  'name',
  'maj:min',
  'rm',
  'size',
  'ro',
  'type',
  'mountpoints',
];

/** What the command line of `lsblk` asks for. */
export interface Options {
  json: boolean;
  bytes: boolean;
  noHeadings: boolean;
  noDependents: boolean;
  noTree: boolean;
  paths: boolean;
  columns: string[];
  devices: string[];
}

/** Reads the command line. @throws Error with the words of `lsblk` */
export function parseOptions(args: string[]): Options {
  const options: Options = {
    json: false,
    bytes: false,
    noHeadings: false,
    noDependents: false,
    noTree: false,
    paths: false,
    columns: DEFAULT_COLUMNS,
    devices: [],
  };
  const long: Record<string, string> = {
    '--json': 'J',
    '--bytes': 'b',
    '--output-all': 'O',
    '--noheadings': 'n',
    '--nodeps': 'd',
    '--list': 'l',
    '--raw': 'r',
    '--paths': 'p',
    '--all': 'a',
  };
  const apply = (letter: string) => {
    switch (letter) {
      case 'J':
        options.json = true;
        break;
      case 'b':
        options.bytes = true;
        break;
      case 'O':
        options.columns = Object.keys(columns);
        break;
      case 'n':
        options.noHeadings = true;
        break;
      case 'd':
        options.noDependents = true;
        break;
      case 'l':
      case 'r':
        options.noTree = true;
        break;
      case 'p':
        options.paths = true;
        break;
      case 'a':
        break;
      case 'f':
        options.columns = [
          'name',
          'fstype',
          'fsver',
          'label',
          'uuid',
          'fsavail',
          'fsuse%',
          'mountpoints',
        ];
        break;
      default:
        throw new Error(`lsblk: invalid option -- '${letter}'`);
    }
  };
  const setColumns = (text: string) => {
    const names = text.toLocaleLowerCase('en-US').replace(/^\+/, '').split(',');
    options.columns = text.startsWith('+')
      ? [...options.columns, ...names]
      : names;
  };
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    const output = /^(?:--output=|-o(?=.))(.+)$/.exec(word);
    if (output) {
      setColumns(output[1]);
    } else if (word === '-o' || word === '--output') {
      setColumns(args[(index += 1)] ?? '');
    } else if (word in long) {
      apply(long[word]);
    } else if (word.startsWith('--')) {
      throw new Error(`lsblk: unrecognized option '${word}'`);
    } else if (word.startsWith('-')) {
      const bundle = /^-([A-Za-z]*)o$/.exec(word);
      [...(bundle ? bundle[1] : word.slice(1))].forEach(apply);
      if (bundle) {
        setColumns(args[(index += 1)] ?? '');
      }
    } else {
      options.devices.push(word);
    }
  }
  return options;
}
