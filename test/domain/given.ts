import { expect } from 'vitest';
import type { Company, People } from '../../src/domain/company.ts';
import { consequencesOf } from '../../src/domain/consequences.ts';
import { type DomainFact, isRefusal, type World } from '../../src/domain/decision.ts';
import { evolve } from '../../src/domain/documents.ts';
import { type Command, decide } from '../../src/domain/index.ts';
import type { PlanRelease } from '../../src/domain/release/plan.ts';
import { isOver } from '../../src/domain/release/release.ts';

export const NOW = '2026-03-03T09:00:00.000Z';

export const COMPANY: Company = {
  name: 'Test',
  zone: 'Europe/Berlin',
  services: [
    { name: 'ledger', about: 'books', dependsOn: [] },
    { name: 'api', about: 'answers', dependsOn: ['ledger'] },
    { name: 'shop', about: 'sells', dependsOn: ['api'], target: 'other' },
  ],
  environments: [{ name: 'production', regions: ['eu', 'us'], target: 'pipeline', stageTimeoutMinutes: 30 }],
  roles: [
    { name: 'everyone', title: 'everyone', members: [], actions: ['plan'] },
    {
      name: 'manager',
      title: 'manager',
      members: [],
      actions: ['open-vote', 'deploy', 'rollback', 'cancel', 'freeze', 'update'],
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
export const PEOPLE: People = {
  roles: { manager: ['UMANAGER'], qa: ['UQA', 'UBOTH'], sre: ['USRE1', 'USRE2', 'UBOTH'] },
  deactivated: ['UGONE'],
};

export function emptyWorld(now = NOW): World {
  return {
    now,
    workspace: 'T1',
    actor: { id: 'UMANAGER' },
    company: COMPANY,
    people: PEOPLE,
    releases: {},
    votes: {},
    freezes: [],
    openReleases: [],
    environments: {},
    builds: {},
    trains: {},
    templates: {},
    feeds: [],
    delegations: [],
    counters: {},
  };
}

/** given().when(command).thenFacts(…): the domain without anything around it. Commands before the last are the given. */
export class Given {
  world: World;
  facts: DomainFact[] = [];
  constructor(world = emptyWorld()) {
    this.world = world;
  }
  at(now: string): this {
    this.world = { ...this.world, now };
    return this;
  }
  by(id: string): this {
    this.world = { ...this.world, actor: id === 'gonogo' ? { id, system: true } : { id } };
    return this;
  }
  done(...commands: Command[]): this {
    for (const command of commands) {
      const decision = decide(this.world, command);
      if (isRefusal(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`);
      if (decision.counter)
        this.world = {
          ...this.world,
          counters: { ...this.world.counters, [decision.counter.name]: decision.counter.value },
        };
      this.facts.push(...decision.facts);
      for (const fact of decision.facts) this.world = evolve(this.world, fact).world;
      for (const fact of decision.facts) consequencesOf(fact, this.world);
      this.world = {
        ...this.world,
        freezes: this.world.freezes.filter((f) => f.status === 'declared'),
        openReleases: this.world.openReleases.filter((r) => !isOver(r)),
      };
    }
    return this;
  }
  when(command: Command) {
    const decision = decide(this.world, command);
    return {
      thenRefused: (why: string) => expect(isRefusal(decision) ? decision.refused : decision).toBe(why),
      thenFacts: (...types: string[]) =>
        expect(isRefusal(decision) ? decision : decision.facts.map((f) => f.type)).toEqual(types),
      decision,
    };
  }
}

export const given = () => new Given();
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
export const approved = () =>
  given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done(go)
    .by('USRE1')
    .done(go)
    .by('USRE2')
    .done({ ...go })
    .by('UMANAGER')
    .at('2026-03-03T12:00:00.000Z');
