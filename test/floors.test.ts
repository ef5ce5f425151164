import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ALL_LANGUAGES } from '../src/domain/company/audiences.ts';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** DESIGN's floors: imports go down only. The first folder of a path under src/ decides; single files have a floor too. */
const FLOORS: Record<string, number> = {
  secrets: 0,
  thrown: 0,
  time: 0,
  domain: 1,
  blocks: 1,
  store: 1,
  spelling: 1,
  adapters: 1,
  workers: 1,
  outbound: 1,
  audiences: 2,
  authors: 2,
  cards: 2,
  reading: 2,
  pictures: 2,
  setup: 2,
  'deploy-targets': 2,
  inbound: 2,
  schedules: 2,
  pagers: 2,
  signals: 2,
  'version-endpoints': 2,
  trackers: 2,
  replies: 2,
  repositories: 2,
  manifest: 3,
  door: 4,
  words: 5,
  outbox: 5,
  http: 5,
  slack: 6,
  start: 7,
  'main.ts': 7,
};
/** Floor-1 folders know nothing of each other; members of a shelf never import each other. */
const SHELVES = [
  'audiences',
  'words',
  'deploy-targets',
  'inbound',
  'schedules',
  'pagers',
  'signals',
  'repositories',
  'trackers',
  'version-endpoints',
];

const files = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && f.name.endsWith('.ts'))
    .map((f) => join(f.parentPath, f.name));
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map((m) =>
    resolve(dirname(file), m[1] ?? m[2] ?? ''),
  );
const roomOf = (file: string) => relative(SRC, file).split('/')[0] ?? '';

const edges = files(SRC).flatMap((from) =>
  importsOf(from).map((to) => ({
    from: relative(SRC, from),
    to: relative(SRC, to),
    fromRoom: roomOf(from),
    toRoom: roomOf(to),
  })),
);

/** Files of more than 150 lines, at most ten, and why one stays whole. (The longest function, of 60 lines, is the linter's affair.) */
const LONG: Record<string, string> = {
  'domain/index.ts': 'a list',
  'store/lowdb/journal.ts': 'one machine, whose states want to be seen together',
  'words/help/tried-words.ts': 'a list',
};

test('a file is read in one look, or says why not', () => {
  const all = [...files(SRC), ...files(join(ROOT, 'sandbox'))];
  const long = all.filter((f) => readFileSync(f, 'utf8').split('\n').length - 1 > 150);
  expect(long.map((f) => relative(SRC, f)).filter((f) => !(f in LONG))).toEqual([]);
  expect(Object.keys(LONG).length).toBeLessThanOrEqual(10);
});

test('every room has a floor', () => {
  expect([...new Set(files(SRC).map(roomOf))].filter((room) => !(room in FLOORS))).toEqual([]);
});

test('imports go down only', () => {
  const up = edges.filter((e) => e.fromRoom !== e.toRoom && (FLOORS[e.toRoom] ?? 99) > (FLOORS[e.fromRoom] ?? 0));
  expect(up.map((e) => `${e.from} → ${e.to}`)).toEqual([]);
});

test('the ground floor’s folders know nothing of each other', () => {
  const across = edges.filter((e) => e.fromRoom !== e.toRoom && FLOORS[e.fromRoom] === 1 && FLOORS[e.toRoom] === 1);
  expect(across.map((e) => `${e.from} → ${e.to}`)).toEqual([]);
});

/** Shelves of a file a member, with what their members share, which their index imports too. */
const FLAT: Record<string, string[]> = {
  'domain/evidence/kept': ['kind'],
  'domain/gates': ['gate', 'reads', 'running', 'who-opens'],
  'domain/health/rules': ['kind'],
  'domain/risk/reasons': ['kind'],
  'domain/strategy': ['strategy'],
  'http/heard': ['hearing'],
  'manifest/files': [],
  'outbox/drawings': ['drawing'],
  'outbox/kinds': [],
};

test('nor do those whose members are files: those that their index names', () => {
  for (const [shelf, shared] of Object.entries(FLAT)) {
    const named = edges.filter((e) => e.from === join(shelf, 'index.ts') && dirname(e.to) === shelf).map((e) => e.to);
    const members = named.filter((file) => !shared.includes(basename(file, '.ts')));
    expect(members.length, shelf).toBeGreaterThan(1);
    const siblings = edges.filter((e) => members.includes(e.from) && members.includes(e.to));
    expect(siblings.map((e) => `${e.from} → ${e.to}`)).toEqual([]);
  }
});

test('members of a shelf never import each other', () => {
  const folder = (path: string) => path.split('/').slice(0, 2).join('/');
  // What its index does not name is a room that its members share, and which knows none of them.
  const isIndex = ({ from, fromRoom, to, toRoom }: (typeof edges)[number]) =>
    SHELVES.includes(fromRoom) && from === join(fromRoom, 'index.ts') && fromRoom === toRoom && to !== folder(to);
  const members = new Set(edges.filter(isIndex).map((e) => folder(e.to)));
  const siblings = edges.filter(
    (e) =>
      e.fromRoom === e.toRoom &&
      e.from !== folder(e.from) &&
      folder(e.from) !== folder(e.to) &&
      members.has(folder(e.to)),
  );
  expect(members.size).toBeGreaterThan(SHELVES.length);
  expect(siblings.map((e) => `${e.from} → ${e.to}`)).toEqual([]);
});

test('no circles, not inside a room either, types included', () => {
  const all = [...files(SRC), ...files(join(ROOT, 'sandbox'))];
  const next = new Map(all.map((from) => [from, importsOf(from).filter((to) => all.includes(to))]));
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]) => {
    const at = trail.indexOf(file);
    if (at >= 0) circles.push([...trail.slice(at), file].map((f) => relative(ROOT, f)).join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of all) visit(file, []);
  expect(circles).toEqual([]);
});

test('domain, blocks and time do no I/O, and nobody but main.ts reads the environment', () => {
  const io = files(SRC).filter(
    (f) =>
      /^(domain|blocks|time)$/.test(roomOf(f)) &&
      /from 'node:|\bfetch\(|Date\.now\(\)|new Date\(\)|Math\.random/.test(readFileSync(f, 'utf8')),
  );
  const env = files(SRC).filter((f) => relative(SRC, f) !== 'main.ts' && /process\.env/.test(readFileSync(f, 'utf8')));
  expect([...io, ...env].map((f) => relative(SRC, f))).toEqual([]);
});

test('the sandbox knows Slack and never releases: it imports nothing of src/', () => {
  const reaching = files(join(ROOT, 'sandbox')).flatMap((from) =>
    importsOf(from)
      .filter((to) => to.startsWith(SRC))
      .map((to) => `${relative(ROOT, from)} → ${relative(ROOT, to)}`),
  );
  expect(reaching).toEqual([]);
});

test('no test gives up after a second: what is waited for is waited for by `eventually`, or polled', () => {
  const hasty = files(import.meta.dirname).filter((f) =>
    /\bvi\.waitFor\(|\bvi\.waitUntil\(/.test(readFileSync(f, 'utf8')),
  );
  expect(hasty.map((f) => relative(ROOT, f)).filter((f) => !/floors|eventually/.test(f))).toEqual([]);
});

test('rules ask who reads a language, never for one by its name: another may be for the same people', () => {
  const named = new RegExp(`[!=]== '(?:${ALL_LANGUAGES.join('|')})'`);
  const asking = files(SRC).filter((f) => named.test(readFileSync(f, 'utf8')));
  expect(asking.map((f) => relative(SRC, f))).toEqual([]);
});

test('no type’s name means two things: only members of a shelf name theirs alike', () => {
  const member = (path: string) => path.split('/').slice(0, 2).join('/');
  const places = new Map<string, string[]>();
  for (const file of files(SRC))
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^export (?:type|interface|class) (\w+)/gm))
      places.set(name, [...(places.get(name) ?? []), relative(SRC, file)]);
  const areAlike = (all: string[]) =>
    all.every((f) => SHELVES.includes(f.split('/')[0] ?? '') && f.split('/').length > 2) &&
    new Set(all.map(member)).size === all.length;
  expect([...places].filter(([, all]) => all.length > 1 && !areAlike(all))).toEqual([]);
});

test('nothing is exported that nobody imports; a type may be, where its own file uses it', () => {
  const all = ['src', 'sandbox', 'bench', 'test'].flatMap((room) => files(join(ROOT, room)));
  const texts = new Map(all.map((file) => [file, readFileSync(file, 'utf8')]));
  const names = (list: string) => [...list.matchAll(/(?:^|,)\s*(?:type\s+)?(\w+)/g)].map(([, name]) => name);
  const taken = new Set<string>();
  const takenWhole = new Set<string>();
  for (const [file, text] of texts) {
    const from = (path = '') => resolve(dirname(file), path);
    for (const [, list = '', path] of text.matchAll(/(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from '(\.[^']+)'/g))
      for (const name of names(list)) taken.add(`${from(path)} ${name}`);
    for (const [, path, other] of text.matchAll(/\* (?:as \w+ )?from '(\.[^']+)'|import\(\s*'(\.[^']+)'/g))
      takenWhole.add(from(path ?? other));
  }
  const idle = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:async )?(const|function\*?|class|type|interface) (\w+)/gm)]
      .filter(([, , name]) => !takenWhole.has(file) && !taken.has(`${file} ${name}`))
      .filter(
        ([, kind, name]) => !/type|interface/.test(kind ?? '') || text.split(new RegExp(`\\b${name}\\b`)).length === 2,
      )
      .map(([, , name]) => `${relative(ROOT, file)}: ${name}`),
  );
  expect(idle).toEqual([]);
});
