import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { webApp } from '../../src/http/app.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import type { Source } from '../../src/inbound/source.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';
import { JUNIT, SARIF, SBOM } from '../inbound/documented/reports.ts';
import { SOURCES } from '../inbound/documented/sources.ts';
import { tempDir } from '../support/temp.ts';
import { unsynced } from '../support/unsynced.ts';

/** Each holds `MARK`, by which it is found again. */
const MARK = 'Zq7';
const long = `${MARK}a1B2`.repeat(6);
const SECRETS = [
  `ghp_${long}`,
  `github_pat_${long}`,
  `glpat-${long}.01.${long.slice(0, 9)}`,
  `xoxb-123456789012-${long}`,
  `AKIA${MARK.toUpperCase()}OSFODNN7EXAMP`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${long}`,
  `https://me:${MARK}word@git.example/x`,
  `postgres://me:${MARK}p@ss@db.example/x`,
  `AWS_SECRET_ACCESS_KEY=${long}`,
  `"clientSecret": "${MARK}word"`,
  `Authorization: Basic ${long}`,
  `-----BEGIN RSA PRIVATE KEY----- Proc-Type: 4,ENCRYPTED DEK-Info: AES-128-CBC,AB ${long} -----END RSA PRIVATE KEY-----`,
];

/** What people and tools write freely; of the rest a changed letter makes another body. */
const WRITTEN =
  /^(title|name|message|description|summary|ref|branch|head_branch|source_branch|url|.*_url|email|login|username|text|reason|content|alertname|instance|environment|release|body|display_title|context|label|command|uri|.*name|errors|tags|alert_scope|link|permalink|culprit)$/i;

function leaking(body: unknown, secret: string, isWritten = false): unknown {
  if (typeof body === 'string') return isWritten ? `${body} ${secret}` : body;
  if (Array.isArray(body)) return body.map((one) => leaking(one, secret, isWritten));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, of]) => [
      name,
      leaking(of, secret, WRITTEN.test(name) || /^(labels|annotations)$/.test(name)),
    ]),
  );
}

const anybody = (source: Source): Source => ({ ...source, verify: () => 'secret' });
const generic = (body: object) => JSON.stringify({ service: 'api', commit: 'a1b2c3d', ...body });
type Sent = [path: string, body: string, headers: Record<string, string>];
/** Each as it is documented, and with what of it can’t be read. */
const SENT: [string, (secret: string, n: number) => Sent[]][] = [
  ...Object.entries(SOURCES).map(([name, { rows }]): [string, (secret: string, n: number) => Sent[]] => [
    name,
    (secret, n) =>
      rows
        .filter((_, row) => row % SECRETS.length === n)
        .flatMap(([what, headers, body], row): Sent[] => {
          const leaked = leaking(body, secret);
          const id = { ...headers, 'x-github-delivery': `${what}${n}`, 'request-id': `${what}${n}` };
          const sent = [leaked, ...(row === 0 ? [{ was: leaked }] : [])];
          return sent.map((one) => [`/inbound/${name}`, JSON.stringify(one), id]);
        }),
  ]),
  [
    'reports',
    (secret, n) => [
      ...[...JUNIT, ...SARIF, ...SBOM].map(([, file]): Sent => {
        const written = JSON.stringify(secret.replaceAll('"', '')).slice(1, -1);
        const leaked = String(file).replaceAll(/((?:classname|name)="|"(?:text|uri)": ?")/g, `$1${written} `);
        return [
          `/inbound/reports?service=api&commit=a1b2c3d&name=n${n}&branch=${encodeURIComponent(secret)}`,
          leaked,
          {},
        ];
      }),
    ],
  ],
  [
    'generic',
    (secret, n) =>
      [
        { type: 'build', version: `4.${n}`, commits: [{ sha: 'a1b2c3d', title: `Fix ${secret}`, name: secret }] },
        {
          type: 'check',
          name: `e2e ${secret}`.slice(0, 200),
          state: 'passed',
          summary: secret,
          branch: secret.slice(0, 190),
        },
        { type: 'incident', environment: 'production', key: `I-${n}`, title: secret, state: 'open' },
        {
          type: 'deployment',
          environment: secret.slice(0, 190),
          key: `d-${n}`,
          state: 'succeeded',
          by: { name: secret },
        },
      ].map((body, m): Sent => ['/inbound/pipeline', generic(body), { 'webhook-id': `m${n}/${m}` }]),
  ],
];

const sources = {
  ...Object.fromEntries(Object.entries(SOURCES).map(([name, { source }]) => [name, anybody(source)])),
  reports: anybody(uploads(['s'])),
  pipeline: anybody(builds(`whsec_${btoa('of the pipeline, 24 bytes')}`)),
};

test.each(SENT)('nothing that looks like a secret is stored of %s', async (_, sent) => {
  const dir = tempDir();
  const stores = await openLowdb(dir, { fs: unsynced });
  onTestFinished(() => stores.close());
  const app = webApp({
    setting: { store: stores.of('T1'), workspace: 'T1', company: () => COMPANY, people: () => PEOPLE, now: () => NOW },
    sources,
    targets: {},
    checkToken: undefined,
    exportToken: 'read',
    people: { zoneOf: () => 'UTC', withEmail: () => undefined },
    health: () => ({ ok: true, detail: {} }),
    log: () => {},
  });
  let kept = 0;
  for (const [n, secret] of SECRETS.entries())
    for (const [path, body, headers] of sent(secret, n)) {
      const answer = await app.request(path, { method: 'POST', body, headers });
      expect([200, 400], `${path} ${body}`).toContain(answer.status);
      kept += Number(answer.status === 200);
    }
  await stores.close();
  const stored = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');
  expect(kept).toBeGreaterThan(0);
  expect(stored).toContain('[redacted]');
  // With what stands around it, so that one sees where.
  expect([...stored.matchAll(new RegExp(`.{0,60}${MARK}.{0,40}`, 'gi'))].map(([around]) => around).slice(0, 5)).toEqual(
    [],
  );
});
