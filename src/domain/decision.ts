import type { BuildFact, Builds } from './build/build.ts';
import type { Action, Company, People } from './company.ts';
import type { Delegation, DelegationFact } from './delegation/delegation.ts';
import type { EnvironmentFact, LiveVersions } from './environment/environment.ts';
import type { Feed, FeedFact } from './feed/feed.ts';
import type { FreezeFact } from './freeze/facts.ts';
import type { Freeze } from './freeze/freeze.ts';
import { listed, type Phrase, say, users } from './phrase.ts';
import type { ReleaseFact } from './release/facts.ts';
import type { Release } from './release/release.ts';
import type { RevokedTemplate, TemplateFact } from './template/template.ts';
import type { TrainFact, TrainState } from './train/train.ts';
import type { VoteFact } from './vote/facts.ts';
import type { Vote } from './vote/vote.ts';

export type Actor = { id: string; system?: true };

/** The actor of timers and pipelines. */
export const GONOGO: Actor = { id: 'gonogo', system: true };

/** All a decision may know, as plain data. */
export type World = {
  /** UTC ISO */
  now: string;
  workspace: string;
  actor: Actor;
  company: Company;
  people: People;
  releases: Record<string, Release | undefined>;
  votes: Record<string, Vote | undefined>;
  freezes: Freeze[];
  openReleases: Release[];
  environments: Record<string, LiveVersions | undefined>;
  builds: Record<string, Builds | undefined>;
  trains: Record<string, TrainState | undefined>;
  templates: Record<string, RevokedTemplate | undefined>;
  feeds: Feed[];
  delegations: Delegation[];
  counters: Record<string, number>;
};

export type DomainFact =
  | ReleaseFact
  | VoteFact
  | FreezeFact
  | TrainFact
  | FeedFact
  | DelegationFact
  | TemplateFact
  | BuildFact
  | EnvironmentFact;

/** A button under a refusal: what could be done instead. */
export type Offer = { verb: string; label: string; about?: string };

/** A "no" with its cause and its remedy: a value, never an exception. */
export type Refusal = { refused: string; why: Phrase; remedy?: Phrase; offers?: Offer[]; field?: string };

/** What came of a command: facts (none: it had become moot; `note` says why), or a refusal. */
export type Decision = { facts: DomainFact[]; note?: string; counter?: { name: string; value: number } } | Refusal;

export type Reads = { docs: string[]; lists: string[] };

export const refuse = (refused: string, why: Phrase, more: Omit<Refusal, 'refused' | 'why'> = {}): Refusal => ({
  refused,
  why,
  ...more,
});
export const moot = (note: string): Decision => ({ facts: [], note });
export const isRefusal = (decision: object): decision is Refusal => 'refused' in decision;

export const rolesOf = (people: People, id: string) =>
  Object.keys(people.roles).filter((role) => people.roles[role]?.includes(id));

/** The people who may do all of these because of a role of theirs; what everybody may is no role of anybody. */
export function holdersOf({ company, people }: Pick<World, 'company' | 'people'>, ...actions: Action[]): string[] {
  const roles = company.roles.filter((r) => r.name !== 'everyone' && actions.every((a) => r.actions.includes(a)));
  return [...new Set(roles.flatMap((r) => people.roles[r.name] ?? []))];
}

/** Undefined when the actor may; otherwise a refusal that names who could, and offers to ask them about a release. `owner` may always act on what is theirs. */
export function forbidden(
  world: World,
  action: Action,
  doing: Phrase,
  owner?: string,
  release?: string,
): Refusal | undefined {
  const { actor, company, people } = world;
  if (actor.system) return undefined;
  if (people.deactivated.includes(actor.id))
    return refuse('deactivated', say`Your Slack account is deactivated, so you can't ${doing}.`, {
      remedy: say`Ask a release manager.`,
    });
  if (actor.id === owner) return undefined;
  const able = company.roles.filter((r) => r.actions.includes(action));
  if (able.some((r) => r.name === 'everyone' || people.roles[r.name]?.includes(actor.id))) return undefined;
  const who = holdersOf(world, action).slice(0, 5);
  return refuse(
    'forbidden',
    say`You can't ${doing}: that takes the role ${listed(able.map((r) => say`${r.title}`))}.`,
    {
      remedy:
        who.length > 0 ? say`Ask ${users(who)}.` : say`Nobody holds that role: add members in manifests/roles.yml.`,
      ...(who.length > 0 &&
        release && { offers: [{ verb: 'ask-them', label: 'Ask them', about: `${release}/${action}` }] }),
    },
  );
}
