import { instructions } from './cli/instructions';
import { removeLabDescription, writeLabFiles } from './cli/labFiles';
import { parseOptions, usage, UsageError } from './cli/options';
import { watchParent } from './cli/watchParent';
import { startLab } from './lab';
import { PortTakenError } from './portTaken';
import { clusterNames, type LabEvent } from './world';

/** The longest that stopping may take before the process just ends. */
const STOP_LIMIT_MS = 1500;

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), clusterNames);
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  // With --json, standard output is for the one line that a program waits for.
  const events = options.json ? process.stderr : process.stdout;
  // A reader that has gone, e.g. `head`, is no reason to end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => undefined);
  }
  const lab = await startLab({
    ...options,
    onEvent: event => events.write(formatEvent(event)),
  });

  let stopping = false;
  const stop = async () => {
    if (stopping) {
      return;
    }
    stopping = true;
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    await lab.stop();
    await removeLabDescription(options.directory);
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (options.exitWithParent) {
    watchParent(stop);
  }

  const description = await writeLabFiles(lab, options.directory);
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ ready: true, ...description })}\n`,
    );
  } else {
    process.stdout.write(`${instructions(description)}\nLAB READY\n`);
  }
}

function formatEvent({ cluster, source, message }: LabEvent): string {
  const time = new Date().toISOString().slice(11, 19);
  return `${time} ${cluster.padEnd(6)} ${source}: ${message}\n`;
}

main().catch(error => {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
  const expected = error instanceof PortTakenError;
  process.stderr.write(`${expected ? error.message : error?.stack ?? error}\n`);
  process.exit(1);
});
