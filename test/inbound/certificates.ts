import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A part of a certificate as DER writes it: a tag, a length, what is in it. */
function der(tag: number, ...inside: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(inside.map((part) => Buffer.from(part)));
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const SEQUENCE = 0x30;
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const ECDSA = der(SEQUENCE, oid('2a8648ce3d040302'));
const NAMELESS = der(SEQUENCE);
const extension = (hex: string, value: Buffer) => der(SEQUENCE, oid(hex), der(0x04, value));

/**
 * A certificate as Sigstore’s Fulcio issues them, by nobody whom anybody trusts. `names`: as its subject’s other name has it, `uri` or `email`; `issuer`: of the OpenID
 * token by which it was issued.
 */
export function certified(
  names: { uri: string } | { email: string },
  issuer?: string,
): { key: KeyObject; raw: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = 'uri' in names ? der(0x86, names.uri) : der(0x81, names.email);
  const extensions = [
    extension('551d11', der(SEQUENCE, name)),
    ...(issuer === undefined ? [] : [extension('2b0601040183bf300108', der(0x0c, issuer))]),
  ];
  const valid = der(SEQUENCE, der(0x17, '260303090000Z'), der(0x17, '260303091000Z'));
  const said = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([7])),
    ECDSA,
    NAMELESS,
    valid,
    NAMELESS,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, ...extensions)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', said, privateKey));
  return { key: privateKey, raw: der(SEQUENCE, said, ECDSA, signature) };
}
