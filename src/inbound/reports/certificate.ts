import { type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { some, textIn } from '../fields.ts';

/**
 * What the certificate of keyless signing (Sigstore) says: `names` the workflow or the person, as `issuer` knows them. Nobody has verified it here: for that one needs
 * the roots of its authority, and its log, for it is good for ten minutes only. `key`: with which the envelope should be signed then.
 */
export type Certificate = { names: string; issuer: string | undefined; key: KeyObject };

const Der = z.object({ rawBytes: z.string().min(1) });
/** In a bundle of Sigstore, of version 0.3 or before; or beside a signature, as slsa-github-generator writes it. */
const Holding = z.object({
  verificationMaterial: some(
    z.object({ certificate: some(Der), x509CertificateChain: some(z.object({ certificates: some(z.array(Der)) })) }),
  ),
  signatures: some(z.array(z.object({ cert: some(z.string()) }))),
});

/** Undefined where there is none, or one that names nobody. */
export function certificateIn(body: unknown): Certificate | undefined {
  const { verificationMaterial: with_, signatures = [] } = Holding.safeParse(body).data ?? {};
  const der = with_?.certificate ?? with_?.x509CertificateChain?.certificates?.[0];
  const written = der ? Buffer.from(der.rawBytes, 'base64') : signatures.find((s) => s.cert)?.cert;
  const read = written && readFrom(written);
  const names = read && textIn(NAME.exec(read.subjectAltName ?? '')?.[1], 200);
  return read && names !== undefined ? { names, issuer: issuerIn(read.raw), key: read.key } : undefined;
}

/** Undefined of what is no certificate, and of one whose key is of a kind that nobody here knows: that is thrown when it is asked for. */
function readFrom(
  written: Buffer | string,
): { subjectAltName: string | undefined; raw: Buffer; key: KeyObject } | undefined {
  try {
    const { subjectAltName, raw, publicKey: key } = new X509Certificate(written);
    return { subjectAltName, raw, key };
  } catch {
    return undefined;
  }
}

const NAME = /^(?:URI|email):"?([^\s",]+)/;

/** `1.3.6.1.4.1.57264.1.8` as its extension begins, and the text of UTF-8 in it: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const ISSUER = Buffer.from('060a2b0601040183bf300108', 'hex');
const UTF8 = 0x0c;

function issuerIn(raw: Buffer): string | undefined {
  const at = raw.indexOf(ISSUER);
  if (at < 0) return undefined;
  // An octet string, its length, a text and its length: none is long enough for a length of two bytes.
  const [, , tag, length = 0] = raw.subarray(at + ISSUER.length);
  const from = at + ISSUER.length + 4;
  return tag === UTF8 && length < 0x80 ? textIn(raw.toString('utf8', from, from + length), 100) : undefined;
}
