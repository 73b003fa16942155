import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

describe('the generated OpenAPI files', () => {
  it('are what the source and the model give', async () => {
    // A process of its own, since the generator is an ES module all the way down.
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [
        require.resolve('tsx/cli'),
        resolve(__dirname, '../../scripts/generateOpenApi.ts'),
        '--check',
      ],
      { timeout: 60_000 },
    );
    expect(stderr).toBe('');
  }, 60_000);
});
