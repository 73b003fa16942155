import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, posix, win32 } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** Where a file goes: for people, and for the file system. */
export interface FilePath {
  /** Relative to the workspace, with slashes. */
  relative: string;
  absolute: string;
}

/**
 * Where files go that lie in a folder of the workspace.
 *
 * @throws InputError if the folder is not below the workspace
 * @throws NotAllowedError if a symbolic link leads out of it
 */
export function filePathsIn(
  workspacePath: string,
  targetPath: string,
  files: readonly string[],
): FilePath[] {
  const folder = posix.normalize(targetPath.trim() || '.');
  if (
    posix.isAbsolute(folder) ||
    win32.isAbsolute(folder) ||
    /^\.\.(?:\/|$)|\\/.test(folder)
  ) {
    throw new InputError(
      'TargetPathInvalid: targetPath must be a folder below the workspace, written with slashes',
    );
  }
  resolveSafeChildPath(workspacePath, folder);
  return files.map(file => {
    const relative = posix.join(folder, file);
    return {
      relative,
      absolute: resolveSafeChildPath(workspacePath, relative),
    };
  });
}

/** Writes files, with the folders that they need. What was there is replaced. */
export async function writeFiles(
  files: readonly { path: string; content: string }[],
): Promise<void> {
  for (const { path, content } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, 'utf8');
  }
}
