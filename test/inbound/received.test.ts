import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isEvidence } from '../../src/domain/evidence/told.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { readHere, unpacked } from '../../src/inbound/reading.ts';
import { toldIn } from './translating.ts';

const source = builds('whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==');
const OF = { service: 'api', commit: '1f3c9ab04d' };
const CHECK = { type: 'check', ...OF, kind: 'tests', app: 'ci', name: 'unit', state: 'passed' };
const SCAN = { type: 'findings', ...OF, tool: 'trivy', complete: true, findings: [] };
const ARTIFACT = { type: 'artifact', ...OF, name: 'api' };
const BUILD = { type: 'build', ...OF, version: '4.2', commits: [] };

const sent = (body: unknown, pack: (text: string) => Uint8Array = (text) => new TextEncoder().encode(text)) => {
  // As its sender wrote it: with blanks that nothing else would have.
  const raw = pack(` ${JSON.stringify(body, undefined, 3)}\n`);
  const { translated } = readHere(source, unpacked({ raw, headers: {}, rest: '', params: {} }));
  return { hash: createHash('sha256').update(raw).digest('hex'), told: toldIn(translated) };
};
const receivedIn = (told: object) => ('received' in told ? told.received : undefined);

test.each([
  ['a check', CHECK, true],
  ['a scan', SCAN, true],
  ['an artifact', ARTIFACT, true],
  ['a build, on which no check rests', BUILD, false],
])('%s says of which delivery it is, as that came', (_, body, says) => {
  for (const pack of [undefined, (text: string) => new Uint8Array(gzipSync(text))]) {
    const { hash, told } = sent(body, pack);
    expect(told).toHaveLength(1);
    expect(told.map(receivedIn)).toEqual([says ? hash : undefined]);
    expect(told.map(isEvidence)).toEqual([says]);
  }
});
