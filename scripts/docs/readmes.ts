import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withoutAddresses } from '../project/texts';

const root = resolve(__dirname, '../..');

interface Part {
  readme: string;
  /** Text of the heading that the part stands under; without one, the whole. */
  heading?: string;
}

/** Pages that say the same as a README, from which they are taken so that it is said once. */
const PAGES: Record<string, { title: string; parts: Part[] }> = {
  'install.md': {
    title: 'Install it in a portal',
    parts: [
      { readme: 'README.md', heading: 'Add it to your portal' },
      { readme: 'README.md', heading: 'Point it at real clusters' },
    ],
  },
  'roles.md': {
    title: 'Roles and rights',
    parts: [
      {
        readme: 'plugins/seedgen-backend/README.md',
        heading: 'What the credentials may do',
      },
      { readme: 'plugins/seedgen-backend/README.md', heading: 'Permissions' },
    ],
  },
  'audit.md': {
    title: 'Audit',
    parts: [{ readme: 'plugins/seedgen-backend/README.md', heading: 'Audit' }],
  },
  'reference/observability.md': {
    title: 'Metrics, logs and health',
    parts: ['Metrics', 'Logs', 'Health'].map(heading => ({
      readme: 'plugins/seedgen-backend/README.md',
      heading,
    })),
  },
  'reference/notifications.md': {
    title: 'Notifications',
    parts: [
      {
        readme: 'plugins/seedgen-backend/README.md',
        heading: 'Notifications',
      },
    ],
  },
  'reference/actions.md': {
    title: 'Actions for agents',
    parts: [
      { readme: 'plugins/seedgen-backend/README.md', heading: 'Actions' },
    ],
  },
  'reference/remedies.md': {
    title: 'Remedies',
    parts: [
      { readme: 'plugins/seedgen-backend/README.md', heading: 'Remedies' },
    ],
  },
  'extending.md': {
    title: 'Extending',
    parts: [{ readme: 'plugins/seedgen-node/README.md' }],
  },
};

/** Those pages, by path below `docs`. */
export function readmePages(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PAGES).map(([name, { title, parts }]) => [
      name,
      `# ${title}\n\n${parts.map(partOf).join('\n\n')}\n`,
    ]),
  );
}

function partOf({ readme, heading }: Part): string {
  const text = withoutAddresses(readFileSync(resolve(root, readme), 'utf8'));
  const part = heading ? section(text, heading) : text.replace(/^# .*\n/, '');
  return outsideCode(part, plain => withoutLinks(withoutComments(plain)));
}

/** What stands under a heading, with the headings below it. */
function section(text: string, heading: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex(
    line => /^#+ /.test(line) && line.endsWith(` ${heading}`),
  );
  if (at < 0) throw new Error(`There is no heading '${heading}'`);
  const level = lines[at].indexOf(' ');
  const after = lines.slice(at + 1);
  let inCode = false;
  const end = after.findIndex(line => {
    if (line.startsWith('```')) inCode = !inCode;
    return !inCode && /^#+ /.test(line) && line.indexOf(' ') <= level;
  });
  return [`## ${heading}`, ...(end < 0 ? after : after.slice(0, end))].join(
    '\n',
  );
}

/** Applies a change to what is not in a fenced block. */
function outsideCode(text: string, change: (text: string) => string): string {
  return text
    .split(/^(```[\s\S]*?^```$)/m)
    .map(part => (part.startsWith('```') ? part : change(part)))
    .join('');
}

function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->\n*/g, '');
}

/** A README's relative links lead to files that are not among the pages. */
function withoutLinks(text: string): string {
  return text.replace(/(?<!!)\[([^\]]+)\]\((?!https?:)[^)]+\)/g, '$1');
}
