/** What yarn and npm do by themselves, without a script of the repository. */
const BUILT_IN = new Set(['install', 'ci', 'dlx', 'exec', 'config']);

/**
 * What is wrong with a workflow: that it does what this repository cannot, or may do more, run longer or use
 * other code than it should.
 *
 * @param workflow - as it was read
 * @param scripts - the scripts of the root's `package.json`, by name
 */
export function problemsOf(workflow, scripts) {
  const problems = [];
  if (!workflow.permissions) problems.push('no permissions');
  if (!workflow.concurrency) problems.push('no concurrency');
  const jobs = Object.entries(workflow.jobs ?? {});
  if (jobs.length === 0) problems.push('no jobs');
  for (const [name, job] of jobs) {
    if (!job['timeout-minutes']) problems.push(`${name}: no timeout`);
    const steps = job.steps ?? [];
    for (const { uses } of steps.filter(step => step.uses)) {
      if (!/^[\w-]+\/[\w-]+@v[1-9]\d*$/.test(uses)) {
        problems.push(`${name}: ${uses} is not at a major version`);
      }
      if (uses.startsWith('actions/checkout@') && !keepsNoCredentials(steps)) {
        problems.push(`${name}: the checkout keeps its credentials`);
      }
    }
  }
  for (const [where, granted] of [
    ['the workflow', workflow.permissions],
    ...jobs.map(([name, job]) => [name, job.permissions]),
  ]) {
    if (granted && !isReading(granted)) {
      problems.push(`${where} may write`);
    }
  }
  for (const { command, script } of commandsOf(workflow)) {
    if (!BUILT_IN.has(script) && !(script in scripts)) {
      problems.push(`'${command}': there is no script '${script}'`);
    }
  }
  return problems;
}

/** Every call of yarn or npm in a workflow, with the script that it names; also where a matrix lists them. */
export function commandsOf(workflow) {
  return valuesOf(workflow, 'run')
    .flatMap(text => text.split(/\n|&&|\|\||;/))
    .map(text => text.trim().split(/\s+/))
    .filter(([program]) => program === 'npm' || program === 'yarn')
    .map(words => {
      const [, ...args] = words;
      if (args[0] === 'run') args.shift();
      return { command: words.join(' '), script: args[0] ?? 'install' };
    });
}

function valuesOf(node, key) {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === key && typeof value === 'string' ? [value] : valuesOf(value, key),
  );
}

function isReading(granted) {
  return typeof granted === 'object'
    ? Object.values(granted).every(level => level !== 'write')
    : granted === 'read-all';
}

function keepsNoCredentials(steps) {
  return steps
    .filter(step => step.uses?.startsWith('actions/checkout@'))
    .every(step => step.with?.['persist-credentials'] === false);
}
