/** What a command on the node printed. */
export interface CommandOutput {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export function printed(stdout: string, exitCode = 0): CommandOutput {
  return { stdout, stderr: '', exitCode };
}

export function failed(message: string, exitCode: number): CommandOutput {
  return { stdout: '', stderr: `${message}\n`, exitCode };
}

/** Lines of cells as a table; numbers are aligned to the right. */
export function table(rows: string[][], right: readonly number[]): string {
  const widths = rows[0].map((_, at) =>
    Math.max(...rows.map(row => row[at].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, at) =>
          right.includes(at)
            ? cell.padStart(widths[at])
            : cell.padEnd(widths[at]),
        )
        .join(' ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}
