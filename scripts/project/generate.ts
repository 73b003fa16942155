/**
 * Writes the names and addresses of the project, which `project.json` says once, to where others look for
 * them: manifests, READMEs, the interface document, the catalog, what the repository's host reads.
 * `--check` writes nothing and fails when the files on disk are not what would be written; `--project FILE`
 * reads another file than `project.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import { catalogInfo } from './catalog';
import { type Project, readPackages, readProject, root } from './project';
import {
  codeOwners,
  interfaceDocument,
  issueChooser,
  manifest,
  pagesOfDocumentation,
  readme,
} from './texts';

const DOCUMENT = 'plugins/seedgen-backend/src/schema/openapi.yaml';

function texts(project: Project): Record<string, string> {
  const packages = readPackages();
  const published = packages.filter(each => !each.private);
  return {
    ...Object.fromEntries(
      published.flatMap(({ folder }) => [
        [
          `${folder}/package.json`,
          manifest(read(`${folder}/package.json`), folder, project),
        ],
        [
          `${folder}/README.md`,
          readme(read(`${folder}/README.md`), folder, project),
        ],
      ]),
    ),
    [DOCUMENT]: interfaceDocument(read(DOCUMENT), project),
    'mkdocs.yml': pagesOfDocumentation(read('mkdocs.yml'), project),
    'catalog-info.yaml': catalogInfo(packages, project),
    '.github/CODEOWNERS': codeOwners(project),
    '.github/ISSUE_TEMPLATE/config.yml': issueChooser(project),
  };
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

async function format(file: string, text: string): Promise<string> {
  const filepath = join(root, file);
  const { inferredParser } = await prettier.getFileInfo(filepath);
  if (!inferredParser) return text;
  const options = await prettier.resolveConfig(filepath);
  return prettier.format(text, { ...options, filepath });
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  const named = process.argv.indexOf('--project');
  const project = readProject(named > 0 ? process.argv[named + 1] : undefined);
  const stale: string[] = [];
  for (const [file, text] of Object.entries(texts(project))) {
    const wanted = await format(file, text);
    let present: string | undefined;
    try {
      present = read(file);
    } catch {
      // It is not there yet.
    }
    if (present === wanted) continue;
    stale.push(file);
    if (check) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), wanted);
  }
  if (check && stale.length > 0) {
    throw new Error(
      `${stale.join(
        ', ',
      )} does not say what project.json says: run yarn generate`,
    );
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
