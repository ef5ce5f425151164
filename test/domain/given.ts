import { expect } from 'vitest';
import type { CarriedOut, Changed } from '../../src/domain/carry-out.ts';
import type { Company, People } from '../../src/domain/company.ts';
import { type DomainFact, isRefusal, type World } from '../../src/domain/decision.ts';
import type { AnyFactKind, Fact } from '../../src/domain/fact.ts';
import { type Command, DOCUMENTS, decided, FACTS } from '../../src/domain/index.ts';
import type { Due } from '../../src/domain/intents.ts';
import { whole } from '../../src/domain/legacy.ts';
import type { Snapshot } from '../../src/domain/reads.ts';
import type { PlanRelease } from '../../src/domain/release/plan.ts';
import type { World as Base } from '../../src/domain/world.ts';

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

/** What a store would hold that holds exactly this world. */
function docsOf(world: World): Map<string, Changed> {
  const { releases, votes, environments, builds, trains, templates, counters } = world;
  const docs = new Map<string, Changed>();
  const byId = (all: { id: string }[]) => Object.fromEntries(all.map((x) => [x.id, x]));
  const put = (kind: keyof typeof DOCUMENTS, all: Record<string, unknown>) => {
    for (const [id, document] of Object.entries(all))
      docs.set(`${kind}/${id}`, { document, lists: DOCUMENTS[kind].lists(document as never) });
  };
  put('release', { ...releases, ...byId(world.openReleases) });
  put('vote', votes);
  put('freeze', byId(world.freezes));
  put('train', trains);
  put('feed', byId(world.feeds));
  put('delegation', byId(world.delegations));
  put('template', templates);
  put('build', builds);
  put('environment', environments);
  for (const [name, document] of Object.entries(counters)) docs.set(`counter/${name}`, { document, lists: [] });
  return docs;
}

export function decide(world: World, command: Command): CarriedOut {
  const { now, workspace, actor, company, people } = world;
  const docs = docsOf(world);
  const g = new Given(emptyWorld());
  g.docs = docs;
  return decideOn({ now, workspace, actor, company, people }, g.snapshot, command);
}

function decideOn(world: Base, snapshot: Snapshot, command: Command): CarriedOut {
  const going = decided(world, command);
  let step = going.next();
  while (!step.done) step = going.next(snapshot);
  return step.value;
}

const KINDS = new Map<string, AnyFactKind>(Object.entries(FACTS));

/** given().when(command).thenFacts(…): the domain without anything around it. Commands before the last are the given. */
export class Given {
  base: Base;
  docs = new Map<string, Changed>();
  facts: DomainFact[] = [];
  /** what followed from each fact, at its time */
  private followed: Due[][] = [];
  constructor(world = emptyWorld()) {
    const { now, workspace, actor, company, people } = world;
    this.base = { now, workspace, actor, company, people };
    this.world = world;
  }
  get snapshot(): Snapshot {
    return {
      doc: (key) => this.docs.get(key)?.document,
      list: (name) =>
        [...this.docs].flatMap(([key, { document, lists }]) =>
          lists.includes(name) ? [{ key, value: document }] : [],
        ),
    };
  }
  get world(): World {
    const lists = [...new Set([...this.docs.values()].flatMap((d) => d.lists))];
    return whole(this.base, { docs: [...this.docs.keys()], lists }, this.snapshot);
  }
  set world(world: World) {
    const { now, workspace, actor, company, people } = world;
    this.base = { now, workspace, actor, company, people };
    this.docs = docsOf(world);
  }
  at(now: string): this {
    this.base = { ...this.base, now };
    return this;
  }
  by(id: string): this {
    this.base = { ...this.base, actor: id === 'gonogo' ? { id, system: true } : { id } };
    return this;
  }
  done(...commands: Command[]): this {
    for (const command of commands) {
      const decision = decideOn(this.base, this.snapshot, command);
      if (isRefusal(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`);
      this.facts.push(...(decision.facts as DomainFact[]));
      for (const [key, changed] of decision.changed) this.docs.set(key, changed);
      this.followed.push(...decision.facts.map((fact) => this.following(fact)));
    }
    return this;
  }
  /** What followed from the last facts. */
  follows(facts = this.facts.length): Due[] {
    return this.followed.slice(this.facts.length - facts).flat();
  }
  private following(fact: Fact): Due[] {
    const after = this.docs.get(fact.stream)?.document;
    return KINDS.get(fact.type)?.following(fact, after).follows(this.base, this.snapshot) ?? [];
  }
  when(command: Command) {
    const decision = decideOn(this.base, this.snapshot, command);
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
