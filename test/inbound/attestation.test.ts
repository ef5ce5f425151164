import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { readHere, unpacked } from '../../src/inbound/reading.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import { certified } from './certificates.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const pairs = {
  'P-256': { ...ec, hash: 'sha256' },
  'P-384': { ...generateKeyPairSync('ec', { namedCurve: 'secp384r1' }), hash: 'sha384' },
  Ed25519: { ...generateKeyPairSync('ed25519'), hash: null },
  RSA: { ...generateKeyPairSync('rsa', { modulusLength: 2048 }), hash: 'sha256' },
};
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

const HEX = 'ab'.repeat(32);
const TYPE = 'application/vnd.in-toto+json';
const SLSA = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    resolvedDependencies: [
      {
        uri: 'git+https://github.com/acme/shop@refs/heads/main',
        digest: { gitCommit: '1f3c9ab04d5e1f3c9ab04d5e1f3c9ab04d5e1f3c' },
      },
    ],
  },
  runDetails: { builder: { id: 'https://github.com/actions/runner/github-hosted' } },
};
const statement = (more: object = {}) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'ghcr.io/acme/shop', digest: { sha256: HEX } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: SLSA,
  ...more,
});
const CYCLONEDX = 'https://cyclonedx.org/bom';
const BOM = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name: 'a' }, { name: 'b' }] };

function sealed(said: unknown, key: KeyObject = ec.privateKey, hash: string | null = 'sha256') {
  const payload = Buffer.from(JSON.stringify(said));
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${TYPE.length} ${TYPE} ${payload.length} `), payload]);
  const sig = sign(hash, signed, key).toString('base64');
  return { payloadType: TYPE, payload: payload.toString('base64'), signatures: [{ keyid: '', sig }] };
}
function told(body: unknown, { keys, params = {} }: { keys?: string[]; params?: Record<string, string> } = {}) {
  const raw = new TextEncoder().encode(JSON.stringify(body));
  const { translated } = readHere(uploads(['t'], { keys }), unpacked({ raw, headers: {}, rest: '', params }));
  return 'told' in translated ? [translated.told].flat()[0] : translated;
}
const OF = { digest: `sha256:${HEX}`, commit: '1f3c9ab04d5e1f3c9ab04d5e1f3c9ab04d5e1f3c' };

test.each(Object.entries(pairs))(
  'provenance that a trusted key has signed is verified: %s',
  (_, { privateKey, publicKey, hash }) => {
    const body = sealed(statement(), privateKey, hash);
    const trusted = { keys: [pem(generateKeyPairSync('ed25519').publicKey), pem(publicKey)] };
    const verified = {
      ...{ type: 'check', kind: 'provenance', name: 'Provenance (SLSA)', state: 'passed', from: OF },
      summary: 'built by https://github.com/actions/runner/github-hosted, its signature is verified',
    };
    expect(told(body, trusted)).toMatchObject(verified);
    // As Sigstore packs it.
    const bundle = {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {},
      dsseEnvelope: body,
    };
    expect(told(bundle, trusted)).toMatchObject(verified);
    // Where nobody is trusted by name, it proves nothing.
    expect(told(body)).toMatchObject({ state: 'neutral', summary: expect.stringContaining('was not verified') });
  },
);

const another = sealed(statement({ predicateType: 'https://slsa.dev/provenance/v0.2' }));
test.each<[string, object]>([
  ['by another', sealed(statement(), pairs.Ed25519.privateKey, null)],
  ['of another statement', { ...sealed(statement()), payload: another.payload }],
  ['by nobody', { ...sealed(statement()), signatures: [] }],
  ['as if by somebody', { ...sealed(statement()), signatures: [{ sig: 'AAAA' }, { sig: '%%%' }] }],
])('what is signed %s is worth nothing where keys are named', (_, body) => {
  expect(told(body, { keys: [pem(ec.publicKey)] })).toMatchObject({
    state: 'failed',
    summary: expect.stringContaining('signed by none of the keys'),
  });
});

test('an SBOM in an envelope is one, verified where it can be', () => {
  for (const [type, predicate, said] of [
    ['https://cyclonedx.org/bom', BOM, '2 components, CycloneDX 1.6'],
    [
      'https://spdx.dev/Document/v2.3',
      { spdxVersion: 'SPDX-2.3', documentNamespace: 'x', packages: [{ name: 'a' }] },
      '1 component, SPDX 2.3',
    ],
  ] as const) {
    const body = sealed(statement({ predicateType: type, predicate }));
    const params = { service: 'api', commit: 'a1b2c3d' };
    expect(told(body, { params })).toMatchObject({
      ...{ kind: 'sbom', state: 'passed', summary: `${said}, its signature was not verified` },
      from: { service: 'api', commit: 'a1b2c3d', digest: OF.digest },
    });
    expect(told(body, { params, keys: [pem(ec.publicKey)] })).toMatchObject({
      state: 'passed',
      summary: `${said}, its signature is verified`,
    });
  }
});

test('what is given beside it counts, but for another artifact; of several artifacts one is named', () => {
  const several = statement({ subject: ['ab', 'cd'].map((of) => ({ name: of, digest: { sha256: of.repeat(32) } })) });
  const at = (said: object, params: Record<string, string>) => told(sealed(said), { params });
  expect(at(several, { digest: OF.digest })).toMatchObject({ from: OF });
  expect(at(several, { service: 'api' })).toMatchObject({ from: { service: 'api', commit: OF.commit } });
  expect(at(several, {})).toEqual({ faults: [expect.stringContaining('say which service')] });
  expect(at(statement(), { digest: `sha256:${'ef'.repeat(32)}` })).toEqual({
    faults: [expect.stringContaining('none of the artifacts')],
  });
  const old = { builder: { id: 'https://ci.example' }, invocation: { configSource: { digest: { sha1: OF.commit } } } };
  expect(at(statement({ predicateType: 'https://slsa.dev/provenance/v0.2', predicate: old }), {})).toMatchObject({
    from: OF,
  });
  const two = [{ digest: { gitCommit: 'a1b2c3d' } }, { digest: { gitCommit: 'b1b2c3d' } }];
  const dependencies = statement({ predicate: { buildDefinition: { resolvedDependencies: two } } });
  expect(Object(at(dependencies, {})).from.commit).toBeUndefined();
  expect(at(dependencies, {})).toMatchObject({ summary: expect.stringContaining('built by nobody knows whom') });
});

test.each<[string, object, string]>([
  [
    'another predicate',
    statement({ predicateType: 'https://example.com/x' }),
    'is not read: send provenance of SLSA, or an SBOM',
  ],
  ['an SBOM that is none', statement({ predicateType: CYCLONEDX, predicate: {} }), 'payload.predicate: it is no SBOM'],
  [
    'an SBOM of nothing',
    statement({ predicateType: CYCLONEDX, predicate: { ...BOM, components: [] } }),
    'names no component',
  ],
  ['no statement', { a: 1 }, 'payload'],
  ['no artifact', statement({ subject: [] }), 'names no artifact'],
  ['an artifact without its sha256', statement({ subject: [{ digest: { sha1: 'ab' } }] }), 'by its sha256'],
])('%s is refused', (_, said, why) => {
  expect(told(sealed(said), { params: { service: 'api' } })).toEqual({
    faults: expect.arrayContaining([expect.stringContaining(why)]),
  });
});
test('what is no JSON in its envelope is refused', () => {
  expect(told({ ...sealed({}), payload: 'bm90IGpzb24=' })).toEqual({ faults: [expect.stringContaining('payload')] });
});

const WORKFLOW = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
const ACTIONS = 'https://token.actions.githubusercontent.com';
const certificateAt: [string, (body: ReturnType<typeof sealed>, raw: Buffer) => object][] = [
  [
    'in a bundle',
    (dsseEnvelope, raw) => ({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { certificate: { rawBytes: raw.toString('base64') }, tlogEntries: [] },
      dsseEnvelope,
    }),
  ],
  [
    'in a bundle of before 0.3',
    (dsseEnvelope, raw) => ({
      verificationMaterial: { x509CertificateChain: { certificates: [{ rawBytes: raw.toString('base64') }] } },
      dsseEnvelope,
    }),
  ],
  [
    'beside the signature',
    (body, raw) => ({
      ...body,
      signatures: body.signatures.map((s) => ({
        ...s,
        cert: `-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n`,
      })),
    }),
  ],
];

test.each(certificateAt)(
  'whom a certificate of keyless signing names is said, and that nobody verified it: %s',
  (_, packed) => {
    const { key, raw } = certified({ uri: WORKFLOW }, ACTIONS);
    const body = packed(sealed(statement(), key), raw);
    expect(told(body)).toMatchObject({
      state: 'neutral',
      summary: `built by https://github.com/actions/runner/github-hosted, its certificate was not verified: signed as ${WORKFLOW}, by ${ACTIONS}`,
    });
    // What another has signed is not of the one whom its certificate names.
    expect(told(packed(sealed(statement()), raw))).toMatchObject({
      state: 'failed',
      summary: expect.stringContaining('not signed by the certificate that came with it'),
    });
    // Who trusts keys trusts no certificates.
    expect(told(body, { keys: [pem(ec.publicKey)] })).toMatchObject({ state: 'failed' });
  },
);

test('a certificate may name a person, and no issuer; what is none is as if there were none', () => {
  const { key, raw } = certified({ email: 'sam@harbor.example' });
  const packed = certificateAt[0]?.[1] ?? (() => ({}));
  expect(told(packed(sealed(statement(), key), raw))).toMatchObject({
    summary: expect.stringMatching(/: signed as sam@harbor\.example$/),
  });
  // The key of another kind than anybody knows: id-ecPublicKey, one off.
  const strange = Buffer.from(raw.toString('hex').replace('06072a8648ce3d0201', '06072a8648ce3d027f'), 'hex');
  for (const none of [Buffer.from('x'), raw.subarray(0, 100), certified({ uri: '' }).raw, strange])
    expect(told(packed(sealed(statement(), key), none))).toMatchObject({
      state: 'neutral',
      summary: expect.stringContaining('its signature was not verified'),
    });
});

test.each([
  ['1f3c9ab', true],
  ['1F3C9AB04D5E', true],
  [OF.commit, true],
  ['222222222222', false],
  ['1f3c9ab04d5f', false],
])('provenance of a commit is not taken for that of %s: %s', (commit, is) => {
  const found = told(sealed(statement()), { params: { service: 'api', commit }, keys: [pem(ec.publicKey)] });
  // Its own word is enough: by its bytes it might be of another commit that was built to the same.
  if (is) expect(found).toMatchObject({ state: 'passed', from: { service: 'api', digest: undefined } });
  else expect(found).toEqual({ faults: [expect.stringContaining('it says itself that it is of 1f3c9ab')] });
});
