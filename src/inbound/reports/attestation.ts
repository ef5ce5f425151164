import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { faultsOf, jsonIn } from '../body.ts';
import { digestIn, sha, shaIn, some, word } from '../fields.ts';
import { type Certificate, certificateIn } from './certificate.ts';
import { type Sbom, sbomIn } from './sbom.ts';

/**
 * What somebody says of artifacts, in an envelope with signatures. `of`: their digests; `commit`: from which they were made; `signed`: whether one of the keys
 * that inbound.yml trusts has signed it, `untried` where it names none, `broken` where its own certificate did not.
 */
export type Attestation = {
  of: string[];
  commit: string | undefined;
  says: { kind: 'provenance'; builder: string | undefined; type: string } | ({ kind: 'sbom' } & Sbom);
  signed: 'yes' | 'no' | 'untried' | 'broken';
  certificate: Certificate | undefined;
};

/** https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
const Envelope = z.object({
  payloadType: z.literal('application/vnd.in-toto+json'),
  payload: z.string().min(1, 'is empty'),
  signatures: z.array(z.object({ sig: z.string().min(1, 'is empty') })).max(20),
});
type Envelope = z.output<typeof Envelope>;
/** Alone, or in a bundle of Sigstore: https://docs.sigstore.dev/about/bundle/ */
const Enveloped = z.union([
  z.looseObject({ payloadType: z.string(), payload: z.string() }),
  z.object({ dsseEnvelope: z.looseObject({ payload: z.string() }) }).transform((bundle) => bundle.dsseEnvelope),
]);

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const Statement = z.object({
  _type: z.string().startsWith('https://in-toto.io/Statement/', 'must be a statement of in-toto'),
  subject: z
    .array(z.object({ digest: z.record(z.string(), z.string()) }))
    .min(1, 'names no artifact')
    .max(1000),
  predicateType: z.string().max(300),
  predicate: z.unknown().optional(),
});

/** https://slsa.dev/spec/v1.1/provenance and …/v0.2/provenance */
const Provenance = z.object({
  runDetails: some(z.object({ builder: some(z.object({ id: word(300) })) })),
  builder: some(z.object({ id: word(300) })),
  buildDefinition: some(
    z.object({ resolvedDependencies: some(z.array(z.object({ digest: some(z.object({ gitCommit: sha })) }))) }),
  ),
  invocation: some(z.object({ configSource: some(z.object({ digest: some(z.object({ sha1: sha })) })) })),
});

/** Undefined for what is none. `keys`: PEM */
export function attestationIn(body: unknown, keys: readonly string[]): Attestation | { faults: string[] } | undefined {
  const found = Enveloped.safeParse(body);
  if (!found.success) return undefined;
  const envelope = Envelope.safeParse(found.data);
  if (!envelope.success) return { faults: faultsOf(envelope.error) };
  const payload = Buffer.from(envelope.data.payload, 'base64');
  const json = jsonIn(payload);
  if (!json.ok) return { faults: [`payload: ${json.fault}`] };
  const statement = Statement.safeParse(json.json);
  if (!statement.success) return { faults: faultsOf(statement.error, ['payload']) };
  const { predicateType: type, predicate, subject } = statement.data;
  const of = subject.flatMap(({ digest }) =>
    digest.sha256 === undefined ? [] : (digestIn(`sha256:${digest.sha256}`) ?? []),
  );
  if (of.length === 0) return { faults: ['payload.subject: names no artifact by its sha256'] };
  const says = saidBy(type, predicate);
  if ('faults' in says) return says;
  const certificate = certificateIn(body);
  return {
    of,
    commit: commitIn(predicate),
    says,
    certificate,
    signed: signedBy(
      envelope.data,
      payload,
      keys.flatMap((pem) => keyIn(pem) ?? []),
      certificate,
    ),
  };
}

const SBOMS = ['https://cyclonedx.org/bom', 'https://spdx.dev/Document'];

function saidBy(type: string, predicate: unknown): Attestation['says'] | { faults: string[] } {
  if (type.startsWith('https://slsa.dev/provenance/')) {
    const said = Provenance.safeParse(predicate).data;
    return { kind: 'provenance', builder: said?.runDetails?.builder?.id ?? said?.builder?.id, type };
  }
  if (!SBOMS.some((known) => type.startsWith(known)))
    return {
      faults: [`payload.predicateType: ${type.slice(0, 100)} is not read: send provenance of SLSA, or an SBOM`],
    };
  const sbom = sbomIn(predicate) ?? { faults: ['it is no SBOM of CycloneDX or SPDX, as JSON'] };
  return 'faults' in sbom
    ? { faults: sbom.faults.map((fault) => `payload.predicate: ${fault}`) }
    : { kind: 'sbom', ...sbom };
}

function commitIn(predicate: unknown): string | undefined {
  const said = Provenance.safeParse(predicate).data;
  const made = said?.buildDefinition?.resolvedDependencies?.flatMap((d) => d.digest?.gitCommit ?? []) ?? [];
  // Of several sources nobody can tell which is the code's.
  return made.length > 1 ? undefined : (made[0] ?? shaIn(said?.invocation?.configSource?.digest?.sha1));
}

function signedBy(
  envelope: Envelope,
  payload: Buffer,
  trusted: readonly KeyObject[],
  certificate: Certificate | undefined,
): Attestation['signed'] {
  if (trusted.length > 0) return isSigned(envelope, payload, trusted) ? 'yes' : 'no';
  return certificate && !isSigned(envelope, payload, [certificate.key]) ? 'broken' : 'untried';
}

/** What is signed is how the payload is called and what it is: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function isSigned({ payloadType, signatures }: Envelope, payload: Buffer, keys: readonly KeyObject[]): boolean {
  const signed = Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
    payload,
  ]);
  return keys.some((key) => signatures.some(({ sig }) => isBy(key, signed, Buffer.from(sig, 'base64'))));
}

/** A key as a manifest has it; undefined for what is none. */
export function keyIn(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

const HASHES: Record<string, string> = { secp384r1: 'sha384', secp521r1: 'sha512' };
function isBy(key: KeyObject, signed: Buffer, signature: Buffer): boolean {
  const hash =
    key.asymmetricKeyType === 'ed25519' ? null : (HASHES[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256');
  try {
    return verify(hash, signed, key, signature);
  } catch {
    return false;
  }
}
