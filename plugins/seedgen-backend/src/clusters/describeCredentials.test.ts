import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterSettings, CredentialSettings } from '../config';
import { describeCredentials } from './describeCredentials';

describe('descriptions of credentials', () => {
  let directory: string;
  const file = (name: string) => join(directory, name);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seedgen-credentials-'));
    await writeFile(file('token'), 'a-secret');
    await writeFile(file('certificate'), 'a-certificate');
    await writeFile(file('key'), 'a-secret');
  });
  afterAll(() => rm(directory, { recursive: true }));

  const cluster = (...credentials: CredentialSettings[]): ClusterSettings => ({
    name: 'sno1',
    role: 'sno',
    access: {
      kind: 'server',
      server: 'https://api.example:6443',
      ca: { pem: 'authorities' },
      credentials,
    },
  });

  it('have names and kinds, in order, and no secret', async () => {
    const described = await describeCredentials(
      cluster(
        { name: 'portal', kind: 'token-file', file: file('token') },
        {
          name: 'admin',
          kind: 'client-certificate',
          certificateFile: file('certificate'),
          keyFile: file('key'),
        },
      ),
    );
    expect(described).toEqual([
      { name: 'portal', kind: 'token' },
      { name: 'admin', kind: 'client-certificate' },
    ]);
  });

  it('leave out what cannot be read', async () => {
    const described = await describeCredentials(
      cluster(
        { name: 'gone', kind: 'token-file', file: file('nowhere') },
        { name: 'portal', kind: 'token-file', file: file('token') },
      ),
    );
    expect(described).toEqual([{ name: 'portal', kind: 'token' }]);
  });
});
