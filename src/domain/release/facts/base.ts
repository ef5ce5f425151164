import type { Release } from '../release.ts';

/** What a release is in every state, but for what was asked of others in the one that it is in. */
type Base = Pick<Release, Exclude<keyof Release, 'status' | 'asked'>>;

/** The compiler asks for all of it: what does not stand here is lost when a release changes its state. */
const BASE: { [Name in keyof Base]-?: undefined extends Base[Name] ? 'where it is' : 'always' } = {
  v: 'always',
  id: 'always',
  items: 'always',
  environment: 'always',
  change: 'always',
  window: 'always',
  why: 'always',
  customers: 'always',
  owner: 'always',
  plannedAt: 'always',
  round: 'always',
  runs: 'always',
  lastUpdate: 'where it is',
  passes: 'where it is',
  met: 'where it is',
  after: 'where it is',
  train: 'where it is',
  handOver: 'where it is',
  template: 'where it is',
  begun: 'where it is',
  former: 'where it is',
  strategy: 'where it is',
  passed: 'where it is',
  ahead: 'where it is',
  hotfix: 'where it is',
  drill: 'where it is',
  evidence: 'where it is',
  authors: 'where it is',
  tickets: 'where it is',
  documents: 'where it is',
  notes: 'where it is',
  requests: 'where it is',
  review: 'where it is',
  abandoned: 'where it is',
  overrides: 'where it is',
  irreversible: 'where it is',
  foundAfter: 'where it is',
  wentBack: 'where it is',
};
const NAMES = Object.keys(BASE) as (keyof Base)[];

/** What a release is in every state. */
export const baseOf = (release: Release): Base =>
  // What is always there is among the names, as the table's type says.
  Object.fromEntries(
    NAMES.flatMap((name) => (BASE[name] === 'always' || release[name] ? [[name, release[name]]] : [])),
  ) as Base;

/** What it contains, or when it goes, is another now: what was rejected is planned anew. Whether a vote is asked again is said by the vote's own facts. */
export const replanned = (release: Release, next: Partial<Base>): Release =>
  release.status === 'rejected' ? { ...baseOf(release), ...next, status: 'planned' } : { ...release, ...next };
