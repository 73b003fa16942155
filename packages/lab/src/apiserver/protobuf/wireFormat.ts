/** A field of a protobuf message as it stands on the wire. */
export interface WireField {
  number: number;
  /** Varints as numbers, delimited fields as bytes. */
  value: number | Buffer;
}

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;
const FIXED_32 = 5;

/** Splits a message into its fields; throws `RangeError` where it is cut short or malformed. */
export function* readFields(bytes: Buffer): Generator<WireField> {
  let at = 0;
  const varint = (): number => {
    let result = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (at >= bytes.length) {
        throw new RangeError('unexpected end of protobuf data');
      }
      const byte = bytes[at];
      at += 1;
      result |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        return Number(BigInt.asIntN(64, result));
      }
    }
    throw new RangeError('protobuf varint is too long');
  };
  const take = (length: number): Buffer => {
    if (length < 0 || at + length > bytes.length) {
      throw new RangeError('unexpected end of protobuf data');
    }
    const part = bytes.subarray(at, at + length);
    at += length;
    return part;
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case VARINT:
        yield { number, value: varint() };
        break;
      case DELIMITED:
        yield { number, value: take(varint()) };
        break;
      case FIXED_64:
        yield { number, value: take(8) };
        break;
      case FIXED_32:
        yield { number, value: take(4) };
        break;
      default:
        throw new RangeError(`protobuf wire type ${tag % 8} is not supported`);
    }
  }
}
