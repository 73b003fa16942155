import type { Project } from './project';

const README_END = '<!-- From project.json, by `yarn generate`. -->';

/** A manifest with the fields by which a registry of packages links to the project. */
export function manifest(
  text: string,
  folder: string,
  { repository, homepage, issues }: Project,
): string {
  const parsed = JSON.parse(text);
  const links = {
    homepage,
    repository: {
      type: 'git',
      url: `git+${repository}.git`,
      directory: folder,
    },
    bugs: { url: issues },
  };
  const entries = Object.entries(parsed).filter(([name]) => !(name in links));
  const at = entries.findIndex(([name]) => name === 'description') + 1;
  return JSON.stringify(
    Object.fromEntries([
      ...entries.slice(0, at),
      ...Object.entries(links),
      ...entries.slice(at),
    ]),
    null,
    2,
  );
}

/** A README of a package with its last line: where its source is, and where to tell of a problem. */
export function readme(
  text: string,
  folder: string,
  { repository, branch, homepage, issues }: Project,
): string {
  const [own] = text.split(README_END);
  return `${own
    .trimEnd()
    .replace(/\n\nLicence: .*$/, '')}\n\n${README_END}\n\n${[
    'Licence: Apache-2.0, see [LICENSE](LICENSE)',
    '[changes](CHANGELOG.md)',
    `[source](${repository}/tree/${branch}/${folder})`,
    `[problems](${issues})`,
    `[home](${homepage})`,
  ].join(' · ')}\n`;
}

/** What of a README is its own, without the line that {@link readme} adds. */
export function withoutAddresses(text: string): string {
  return text.split(README_END)[0];
}

/** The interface document, with whom to ask about it. */
export function interfaceDocument(text: string, { homepage }: Project): string {
  const contact = `  contact:\n    name: Maintainers of Seedgen\n    url: ${homepage}\n`;
  const without = text.replace(/^ {2}contact:\n(?: {4}.*\n)*/m, '');
  return insertBefore(without, '  license:\n', contact);
}

/** The settings of the documentation, with the address of its source. */
export function pagesOfDocumentation(
  text: string,
  { repository, branch }: Project,
): string {
  const lines = `repo_url: ${repository}\nedit_uri: edit/${branch}/docs/\n`;
  const without = text.replace(/^(?:repo_url|edit_uri): .*\n/gm, '');
  return insertBefore(without, 'docs_dir: ', lines);
}

/** Who is asked to look at a change. */
export function codeOwners({ codeOwners: owners }: Project): string {
  return `# From project.json, by \`yarn generate\`.\n* ${owners}\n`;
}

/** What somebody sees who opens an issue, besides the forms. */
export function issueChooser({ homepage, security }: Project): string {
  return `# From project.json, by \`yarn generate\`.
blank_issues_enabled: false
contact_links:
  - name: Documentation
    url: ${homepage}
    about: How to install it, what its checks and settings mean, and runbooks for known failures.
  - name: A weakness in security
    url: ${security}
    about: Not as an issue, please. Here it stays between you and the maintainers until there is a fix.
`;
}

function insertBefore(text: string, place: string, what: string): string {
  const at = text.startsWith(place) ? 0 : text.indexOf(`\n${place}`) + 1;
  if (at === 0 && !text.startsWith(place)) {
    throw new Error(`There is no line '${place.trim()}'`);
  }
  return text.slice(0, at) + what + text.slice(at);
}
