import { expect } from 'vitest';
import type { Company } from '../../src/domain/company/company.ts';
import type { People } from '../../src/domain/company/people.ts';
import type { CarriedOut } from '../../src/domain/deciding/carry-out.ts';
import { type Decision, isRefusal } from '../../src/domain/deciding/decision.ts';
import { keysOf, knowing, type Reads } from '../../src/domain/deciding/reads.ts';
import type { World } from '../../src/domain/deciding/world.ts';
import type { Delegation } from '../../src/domain/delegation/delegation.ts';
import type { WhatRuns } from '../../src/domain/environment/environment.ts';
import type { Feed } from '../../src/domain/feed/feed.ts';
import type { Freeze } from '../../src/domain/freeze/freeze.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { COMMANDS, type Command, commandOf, type DomainFact, decided, FACTS } from '../../src/domain/index.ts';
import type { Due } from '../../src/domain/intents/intent.ts';
import { isHeld, type Lock } from '../../src/domain/lock/lock.ts';
import type { Page } from '../../src/domain/page/page.ts';
import type { PlanRelease } from '../../src/domain/release/planning/plan-release.ts';
import { isOver, type Release } from '../../src/domain/release/release.ts';
import { ballotCast } from '../../src/domain/vote/facts/ballot-cast.ts';
import { type Everything, keepable, LittleStore } from './little-store.ts';

export const NOW = '2026-03-03T09:00:00.000Z';

export const COMPANY: Company = {
  name: 'Test',
  zone: 'Europe/Berlin',
  services: [
    { name: 'ledger', about: 'books', dependsOn: [] },
    { name: 'api', about: 'answers', dependsOn: ['ledger'] },
    { name: 'shop', about: 'sells', dependsOn: ['api'], target: 'other' },
  ],
  strategies: [],
  health: [],
  environments: [{ name: 'production', regions: ['eu', 'us'], target: 'pipeline', stageTimeoutMinutes: 30 }],
  roles: [
    { name: 'everyone', title: 'everyone', members: [], actions: ['plan'] },
    {
      name: 'manager',
      title: 'manager',
      members: [],
      actions: ['open-vote', 'deploy', 'rollback', 'cancel', 'freeze', 'lock', 'update', 'record'],
    },
    { name: 'qa', title: 'QA', members: [], actions: [] },
    { name: 'sre', title: 'SRE', members: [], actions: [] },
  ],
  policies: [
    {
      name: 'all',
      environments: ['production'],
      rules: [
        { role: 'qa', need: 1, veto: true },
        { role: 'sre', need: 2, veto: false },
      ],
      authorCounts: false,
      closesBeforeMinutes: 60,
      remindBeforeMinutes: 60,
    },
  ],
  freezes: [],
  windows: [],
  deadlines: [],
  trains: [],
  templates: [],
  holidays: {},
  audiences: [
    {
      name: 'engineering',
      title: 'Engineering',
      language: 'technical',
      channel: 'releases',
      headline: true,
      events: ['planned', 'approved', 'done'],
      templates: {},
    },
  ],
};
/** A pipeline that can do all that one may be asked for. */
export const ABLE = {
  shares: true,
  several: true,
  unnamed: true,
  pause: true,
  resume: true,
  stop: true,
  dryRun: true,
} as const;

export const PEOPLE: People = {
  roles: { manager: ['UMANAGER'], qa: ['UQA', 'UBOTH'], sre: ['USRE1', 'USRE2', 'UBOTH'] },
  deactivated: ['UGONE'],
};

export const emptyWorld = (now = NOW): World => ({
  now,
  workspace: 'T1',
  actor: { id: 'UMANAGER' },
  company: COMPANY,
  people: PEOPLE,
});

/** All there is, for tests to look at. */
export type Whole = World & {
  releases: Everything['release'];
  votes: Everything['vote'];
  environments: Everything['environment'];
  builds: Everything['build'];
  trains: Everything['train'];
  templates: Everything['template'];
  watches: Everything['watch'];
  alerts: Everything['alerts'];
  firing: Everything['alerts'];
  incidents: Incident[];
  answers: Everything['answers'];
  evidence: Everything['evidence'];
  openReleases: Release[];
  toReview: Release[];
  freezes: Freeze[];
  locks: Lock[];
  pages: Everything['page'];
  paged: Page[];
  feeds: Feed[];
  delegations: Delegation[];
  counters: Record<string, number>;
};

/** given().when(command).thenFacts(…): the domain without anything around it. Commands before the last are the given; each decides on what it reads. */
export class Given {
  facts: DomainFact[] = [];
  /** of each command: how many facts, and what followed from them at its time */
  private followed: { facts: number; due: Due[] }[] = [];
  private blank: World;
  private store = new LittleStore();
  constructor(blank = emptyWorld()) {
    this.blank = blank;
  }
  /** All there is by now. */
  get world(): Whole {
    const {
      release,
      vote,
      environment,
      build,
      train,
      template,
      freeze,
      lock,
      page,
      feed,
      delegation,
      watch,
      alerts,
      incident,
      answers,
      evidence,
    } = this.store.everything();
    return {
      ...this.blank,
      releases: release,
      votes: vote,
      environments: environment,
      builds: build,
      trains: train,
      templates: template,
      watches: watch,
      alerts,
      firing: alerts,
      incidents: Object.values(incident),
      answers,
      evidence,
      openReleases: Object.values(release).filter((r) => !isOver(r)),
      toReview: Object.values(release).filter((r) => isOver(r) && r.review && !r.review.by),
      freezes: Object.values(freeze),
      pages: page,
      paged: Object.values(page).filter((p) => p.status !== 'resolved'),
      locks: Object.values(lock).filter((l) => isHeld(l, this.blank.now)),
      feeds: Object.values(feed),
      delegations: Object.values(delegation),
      counters: {},
    };
  }
  at(now: string): this {
    return this.with({ now });
  }
  by(id: string): this {
    return this.with({ actor: id === 'gonogo' ? { id, system: true } : { id } });
  }
  people(more: Partial<People>): this {
    return this.with({ people: { ...this.blank.people, ...more } });
  }
  company(more: Partial<Company>): this {
    return this.with({ company: { ...this.blank.company, ...more } });
  }
  /** A document that is there without a command of the test. */
  put<K extends keyof Everything>(kind: K, id: string, document: Everything[K][string]): this {
    this.store.put(kind, id, document);
    return this;
  }
  done(...commands: Command[]): this {
    for (const command of commands) {
      const carried = this.decide(command);
      if (isRefusal(carried)) throw new Error(`refused: ${JSON.stringify(carried)}`);
      this.store.keep(carried.changed, carried.facts);
      this.facts.push(...(carried.facts as DomainFact[]));
      for (const { key, intent } of carried.due) {
        keepable(intent, key);
        // Whoever holds a timer can only hope that its command is one when it is due.
        if (intent.kind === 'timer') expect(commandOf(intent.command), key).toEqual(intent.command);
      }
      this.followed.push({ facts: carried.facts.length, due: carried.due });
    }
    return this;
  }
  /** A document as it is kept, by its key. */
  document(key: string): unknown {
    return this.store.document(key);
  }
  /** What followed from the last facts: those of whole commands. */
  follows(facts = this.facts.length): Due[] {
    let left = facts;
    let from = this.followed.length;
    while (left > 0 && from > 0) left -= this.followed[--from]?.facts ?? 0;
    return this.followed.slice(from).flatMap((f) => f.due);
  }
  /** What a fact would lead to, as everything stands now. */
  leadsTo(fact: DomainFact): Due[] {
    const { keys, follows } = FACTS[fact.type].following(fact as never, this.store.document(fact.stream), this.blank);
    return follows(this.store.reading()(keys));
  }
  when(command: Command) {
    const decision = this.decide(command);
    const facts = isRefusal(decision) ? decision : (decision.facts as DomainFact[]);
    return {
      thenRefused: (why: string) => expect(isRefusal(decision) ? decision.refused : decision).toBe(why),
      /** These and no others, each with all its fields; of none it says why. */
      thenFacts: (...expected: DomainFact[]) => {
        expect(facts).toEqual(expected);
        if (expected.length === 0) expect(decision).toMatchObject({ note: expect.stringMatching(/./) });
      },
      /** For tests of what comes after what, where another test holds the fields. */
      thenTypes: (...types: DomainFact['type'][]) =>
        expect(isRefusal(facts) ? facts : facts.map((f) => f.type)).toEqual(types),
      decision,
    };
  }
  /** What a command did not read throws. */
  private decide(command: Command): CarriedOut {
    const reading = this.store.reading();
    const going = decided(this.blank, command);
    let step = going.next();
    while (!step.done) step = going.next(reading(step.value));
    return step.value;
  }
  /** Of each read of a command, whether it would be noticed that it was forgotten: its decision, what is shown before it, or a read after it, throws, or is the same without it. */
  forgetting(command: Command): { name: string; noticed: boolean }[] {
    const { reads, also, further, decide, shows } = COMMANDS[command.type].definition;
    const read = this.store.reading();
    const first = reads(command as never);
    const second = also?.(knowing(this.blank, first, read(keysOf(first))) as never, command as never) ?? {};
    const both: Reads = { ...first, ...second };
    const third = further?.(knowing(this.blank, both, read(keysOf(both))) as never, command as never) ?? {};
    const all: Reads = { ...both, ...third };
    const snapshot = read(keysOf(all));
    const whole = this.decide(command);
    return Object.keys(all).map((name) => {
      const without = ({ [name]: _, ...rest }: Reads) => knowing(this.blank, rest, snapshot) as never;
      try {
        also?.(without(first), command as never);
        further?.(without(both), command as never);
        shows?.(without(all), command as never);
        const decision = decide(without(all), command as never);
        expect(outcome(decision), `${command.type} without ${name}`).toEqual(outcome(whole));
        return { name, noticed: false };
      } catch (error) {
        if (!/asks for "\w+", which it did not read/.test(String(error))) throw error;
        return { name, noticed: true };
      }
    });
  }
  private with(more: Partial<World>): this {
    this.blank = { ...this.blank, ...more };
    return this;
  }
}

const outcome = (decided: Decision | CarriedOut) => (isRefusal(decided) ? decided : decided.facts);

export const given = () => new Given();

/** An environment where these versions run, service by service and region by region, as nobody knows since when. */
export const running = (live: Record<string, Record<string, string>>, name = 'production'): WhatRuns => ({
  v: 5,
  name,
  live: Object.fromEntries(Object.entries(live).map(([service, regions]) => [service, placed(regions)])),
});
const placed = (regions: Record<string, string>) =>
  Object.fromEntries(Object.entries(regions).map(([region, version]) => [region, { now: { version }, before: [] }]));
export const PLAN: PlanRelease = {
  type: 'PlanRelease',
  items: [
    { service: 'api', version: '4.2' },
    { service: 'ledger', version: '2.9' },
  ],
  environment: 'production',
  change: 'normal',
  window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
  why: 'faster',
  customers: '',
};
export const go = { type: 'CastBallot', release: 'R-1', vote: 'R-1/v1', answer: 'go', why: '' } as const;
/** What is told of a go on the first vote, at the beginning. */
export const answered = (by: string, role: string, more: Partial<Parameters<typeof ballotCast.of>[1]> = {}) =>
  ballotCast.of('R-1/v1', { by, role, answer: 'go', at: NOW, print: 'c1', text: { why: '' }, ...more });
export const approved = (company: Partial<Company> = {}) =>
  given()
    .company(company)
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done(go)
    .by('USRE1')
    .done(go)
    .by('USRE2')
    .done({ ...go })
    .by('UMANAGER')
    .at('2026-03-03T12:00:00.000Z');
