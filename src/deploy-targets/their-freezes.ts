import { turns } from '../beside/turns.ts';
import type { Company } from '../domain/company/company.ts';
import type { RecurringFreeze } from '../domain/company/freezes.ts';
import { targetOf } from '../domain/company/services.ts';
import { troubleOf } from '../time/recurrence.ts';
import type { DeployTarget, FreezesRead, StageRequest, SystemFreezes } from './target.ts';

type Options = {
  targets: Record<string, DeployTarget>;
  company: Company;
  /** UTC ISO */
  now: () => string;
  log: (what: string, about: Record<string, unknown>) => void;
  /** what is to be done where some freezes are others now, by environment */
  onChange: (environments: string[]) => Promise<void>;
};

/** One place in a target's system, and what goes there. */
type Place = { target: string; place: string; environment: string; services: string[]; of: SystemFreezes };

const READ_EVERY_MS = 60_000;
const AT_ONCE = 5;
/** What was read last holds for so long where nothing is answered any more. */
const KEPT_MS = 6 * 3_600_000;

/** Freezes that the systems of deploy targets keep, beside those of the manifests. What can't be read closes what goes there, or asks for a reason. */
export class TheirFreezes {
  private readonly o: Options;
  private readonly places: Place[];
  private readonly read = new Map<string, { said: FreezesRead; at: number }>();
  private known: Company;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.o = options;
    this.places = placesOf(options);
    this.known = options.company;
  }

  /** The company with all freezes that are known of. The same as long as nothing changes. */
  company = (): Company => this.known;

  /** Reads all once and goes on reading. */
  async start(): Promise<void> {
    if (this.places.length === 0) return;
    await this.look();
    this.timer = setInterval(() => void this.lookAgain(), READ_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Whoever waits hears of it where something is another. */
  async lookAgain(): Promise<void> {
    const changed = await this.look();
    if (changed.length > 0) await this.o.onChange(changed);
  }

  private async look(): Promise<string[]> {
    const inTurn = turns(AT_ONCE);
    const asked = new Map(this.places.map((p) => [keyOf(p), p]));
    await Promise.all([...asked].map(([key, p]) => inTurn(async () => this.keep(key, await p.of.read(p.place)))));
    const theirs = this.places.flatMap((p) => this.freezesOf(p));
    const { company } = this.o;
    const before = this.known.freezes.slice(company.freezes.length);
    const told = (of: RecurringFreeze[], place: string) =>
      JSON.stringify(of.filter((f) => f.scope.environments.includes(place)));
    const changed = [...new Set(this.places.map((p) => p.environment))].filter(
      (e) => told(before, e) !== told(theirs, e),
    );
    if (changed.length > 0) this.known = { ...company, freezes: [...company.freezes, ...theirs] };
    return changed;
  }

  private keep(key: string, said: FreezesRead): void {
    const before = this.read.get(key);
    const at = Date.parse(this.o.now());
    if (said.ok) this.read.set(key, { said, at });
    else {
      this.o.log('deploy freezes could not be read', { of: key, why: said.why });
      if (!before?.said.ok || at - before.at > KEPT_MS) this.read.set(key, { said, at });
    }
  }

  private freezesOf(p: Place): RecurringFreeze[] {
    const said = this.read.get(keyOf(p))?.said ?? { ok: false, why: 'it was not asked yet' };
    const scope = { services: p.services, environments: [p.environment] };
    const about = { scope, keptBy: `the project ${p.place} of ${p.target}`, ...(p.of.soft && { soft: true }) };
    const named = `${p.target} ${p.place}`;
    if (!said.ok) {
      const why = 'it opens when they can be read, or with freezes: ignore in deploy-targets.yml';
      return [
        {
          ...about,
          name: named,
          why,
          zone: 'UTC',
          unknown: `the deploy freezes of ${p.place} are not known: ${said.why}`,
        },
      ];
    }
    return said.periods.map((period, n) => {
      const trouble = troubleOf({ ...period });
      const when =
        trouble === undefined ? period : { zone: 'UTC', unknown: `${period.start} to ${period.end}: ${trouble}` };
      const name = said.periods.length > 1 ? `${named} (${n + 1})` : named;
      return { ...about, ...when, name, why: `a deploy freeze of ${p.place}` };
    });
  }
}

const keyOf = ({ target, place }: Place) => `${target}/${place}`;

/** All that the targets' systems may know of, as the manifests say what goes where. */
function placesOf({ targets, company, now }: Options): Place[] {
  const found = new Map<string, Place>();
  for (const { name: environment, regions } of company.environments)
    for (const { name: service } of company.services) {
      const target = targetOf(company, service, environment) ?? '';
      const of = Object.hasOwn(targets, target) ? targets[target]?.freezes : undefined;
      if (!of) continue;
      for (const region of regions) {
        const at = of.place(stepThere({ environment, region, service, target }, now()));
        if (!at.ok) continue;
        const place = { target, place: at.value, environment, services: [service], of };
        const known = found.get(`${keyOf(place)}/${environment}`);
        if (!known) found.set(`${keyOf(place)}/${environment}`, place);
        else if (!known.services.includes(service)) known.services.push(service);
      }
    }
  return [...found.values()];
}

/** A step that would go there: which project it is of is filled in as for any. */
const stepThere = (
  { environment, region, service, target }: { environment: string; region: string; service: string; target: string },
  startedAt: string,
): StageRequest => ({
  release: { id: 'R-0', environment },
  rollout: { id: 'R-0-0', direction: 'forward' },
  key: 'freezes',
  stage: {
    ...{ name: region, region, target, items: [{ service, version: '0', previous: null }] },
    ...({ state: 'waiting', percent: 0, n: 0, note: '' } as const),
    startedAt,
  },
});
