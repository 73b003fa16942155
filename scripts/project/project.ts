import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Root of the repository. */
export const root = resolve(__dirname, '../..');

/** What `project.json` says. */
export interface Project {
  /** Where the repository can be looked at, without a slash at the end. */
  repository: string;
  branch: string;
  homepage: string;
  issues: string;
  /** Where to tell of a weakness that should not be public yet. */
  security: string;
  /** Reference of an entity of the catalog. */
  catalogOwner: string;
  /** A team or person as the repository's host knows it. */
  codeOwners: string;
}

const NAMES = [
  'repository',
  'branch',
  'homepage',
  'issues',
  'security',
  'catalogOwner',
  'codeOwners',
] as const satisfies readonly (keyof Project)[];

/**
 * Reads `project.json`.
 *
 * @throws if it says something twice, nothing, or what nobody reads
 */
export function readProject(file = join(root, 'project.json')): Project {
  const stored = JSON.parse(readFileSync(file, 'utf8'));
  const unknown = Object.keys(stored).find(
    name => !NAMES.includes(name as keyof Project),
  );
  if (unknown) throw new Error(`project.json: nobody reads '${unknown}'`);
  for (const name of NAMES) {
    if (typeof stored[name] !== 'string' || stored[name] === '') {
      throw new Error(`project.json: '${name}' is missing`);
    }
  }
  return stored;
}

/** A package of the repository. */
export interface Package {
  folder: string;
  name: string;
  description: string;
  private: boolean;
  role: string;
  /** Names of packages of the repository that it needs when it runs. */
  needs: string[];
}

/** The packages of the repository, in the order of their folders. */
export function readPackages(): Package[] {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent))
      .sort()
      .map(name => `${parent}/${name}`)
      .filter(folder => existsSync(join(root, folder, 'package.json'))),
  );
  const manifests = folders.map(folder => ({
    folder,
    ...JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
  }));
  const names = new Set(manifests.map(({ name }) => name));
  return manifests.map(each => ({
    folder: each.folder,
    name: each.name,
    description: each.description ?? '',
    private: each.private === true,
    role: each.backstage.role,
    needs: Object.keys(each.dependencies ?? {}).filter(name => names.has(name)),
  }));
}
