/**
 * All that is written from other files, in an order in which each finds what it reads: addresses go into the
 * source of the interface document, the types of that document are what the code compiles against, and the
 * reports of the packages' faces are taken from what was compiled.
 */
export const STEPS = [
  {
    title: 'Names and addresses',
    write: ['tsx', 'scripts/project/generate.ts'],
    check: ['tsx', 'scripts/project/generate.ts', '--check'],
  },
  {
    title: 'Interface document',
    write: [
      'yarn',
      'workspace',
      '@seedgen/backstage-plugin-seedgen-backend',
      'openapi:generate',
    ],
    check: [
      'yarn',
      'workspace',
      '@seedgen/backstage-plugin-seedgen-backend',
      'openapi:generate',
      '--check',
    ],
  },
  {
    title: 'Documentation',
    write: ['yarn', 'docs:generate'],
    check: ['yarn', 'docs:generate', '--check'],
  },
  {
    title: 'Types',
    // Declarations of files that are no more would be taken for a part of the packages.
    clean: 'dist-types',
    write: ['yarn', 'tsc'],
    check: ['yarn', 'tsc'],
    needed: true,
  },
  {
    title: 'API reports',
    write: ['yarn', 'api-reports'],
    check: ['yarn', 'api-reports', '--ci'],
  },
];

/**
 * Takes the steps one after the other. Writing ends at the first that fails, since what follows reads what it
 * writes; a check goes on, so that one look says all that is out of date.
 *
 * @param options.run - runs a command, and rejects if it fails
 * @param options.clean - removes a folder
 * @returns the titles of what is not up to date; always empty where it writes
 */
export async function takeSteps(steps, { check, run, clean, say }) {
  const stale = [];
  for (const { title, needed, ...step } of steps) {
    say(`${title} …`);
    if (step.clean) clean(step.clean);
    const [command, ...args] = check ? step.check : step.write;
    try {
      await run(command, args);
    } catch (error) {
      if (!check || needed) throw error;
      say(error.message);
      stale.push(title);
    }
  }
  return stale;
}
