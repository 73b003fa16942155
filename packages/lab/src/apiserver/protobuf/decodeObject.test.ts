import { decodeProtobuf } from './decodeObject';

/** A delimited field: tag, length, content. */
function field(number: number, ...parts: Array<Buffer | string>): Buffer {
  const content = Buffer.concat(parts.map(part => Buffer.from(part)));
  return Buffer.concat([
    Buffer.from([number * 8 + 2, content.length]),
    content,
  ]);
}

const varint = (number: number, value: number) =>
  Buffer.from([number * 8, value]);

function envelope(apiVersion: string, kind: string, ...raw: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from('k8s\0'),
    field(1, field(1, apiVersion), field(2, kind)),
    field(2, ...raw),
  ]);
}

describe('decodeProtobuf', () => {
  it('reads texts, maps of bytes and times, and drops what is empty', () => {
    const metadata = field(
      1,
      field(1, 'seedgen'),
      field(2, ''),
      varint(7, 0),
      field(8, varint(1, 60)),
      field(11, field(1, 'app'), field(2, 'x')),
    );
    const secret = envelope(
      'v1',
      'Secret',
      metadata,
      field(2, field(1, 'seedAuth'), field(2, '{}')),
      field(3, 'Opaque'),
    );
    expect(decodeProtobuf(secret)).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'seedgen',
        creationTimestamp: '1970-01-01T00:01:00Z',
        labels: { app: 'x' },
      },
      data: { seedAuth: 'e30=' },
      type: 'Opaque',
    });
  });

  it('keeps zeros of pointers, and reads what is embedded', () => {
    const pod = field(
      2,
      field(
        2,
        field(1, 'c'),
        field(
          7,
          field(1, 'E'),
          field(3, field(4, field(1, field(1, 'secret')), field(2, 'key'))),
        ),
      ),
      varint(4, 0),
      varint(11, 0),
    );
    expect(decodeProtobuf(envelope('v1', 'Pod', pod))).toMatchObject({
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name: 'c',
            env: [
              {
                name: 'E',
                valueFrom: { secretKeyRef: { name: 'secret', key: 'key' } },
              },
            ],
          },
        ],
      },
    });
  });

  it.each<[string, Buffer, number]>([
    ['another format', Buffer.from('{"kind":"Secret"}'), 400],
    ['an unknown type', envelope('v1', 'Something', field(1, 'x')), 415],
    [
      'a field that is not known',
      envelope('v1', 'Secret', field(99 % 15, 'x')),
      415,
    ],
    [
      'a message that is cut short',
      envelope('v1', 'Secret', Buffer.from([10, 50])),
      400,
    ],
    [
      'a number where text belongs',
      envelope('v1', 'Secret', varint(3, 1)),
      400,
    ],
    ['nothing after the prefix', Buffer.from('k8s\0'), 415],
  ])('refuses %s', (_, body, code) => {
    expect(() => decodeProtobuf(body)).toThrow(
      expect.objectContaining({ name: 'StatusError', code }),
    );
  });
});
