import type { Company } from '../domain/company/company.ts';
import type { RecurringFreeze } from '../domain/company/freezes.ts';
import { HOUR_MS, MINUTE_MS } from '../time/instants.ts';
import { troubleOf } from '../time/recurrence.ts';
import { turns } from '../workers/turns.ts';
import { type FreezePlace, keyOf, placesOf } from './freeze-places.ts';
import type { DeployTarget, FreezesRead, SystemFreezes } from './target.ts';

type Options = {
  targets: Record<string, DeployTarget>;
  company: Company;
  /** UTC ISO */
  now: () => string;
  log: (what: string, about: Record<string, unknown>) => void;
  /** what is to be done where some freezes are others now, by environment */
  onChange: (environments: string[]) => Promise<void>;
};

const READ_EVERY_MS = MINUTE_MS;
const AT_ONCE = 5;
/** What was read last holds for so long where nothing is answered any more. */
const KEPT_MS = 6 * HOUR_MS;

/** A place whose freezes are not known. `holds`: what goes there is closed, or asks for a reason, until they are. */
export type UnreadFreezes = { target: string; place: string; why: string; holds: boolean };

/**
 * Freezes that the systems of deploy targets keep, beside those of the manifests. What can't be read closes what goes there, or asks for a reason; where it is
 * not for us to read and nobody said that it is heeded, nothing is closed that went before.
 */
export class TheirFreezes {
  private readonly o: Options;
  private readonly places: FreezePlace[];
  private readonly read = new Map<string, { said: FreezesRead; at: number }>();
  /** why they could not be read, once and not every minute */
  private readonly logged = new Map<string, string>();
  private known: Company;
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(options: Options) {
    this.o = options;
    this.places = placesOf(options.targets, options.company, options.now());
    this.known = options.company;
  }

  /** The company with all freezes that are known of. The same as long as nothing changes. */
  company = (): Company => this.known;

  /** Reads all once and goes on reading. */
  async start(): Promise<void> {
    if (this.places.length === 0) return;
    await this.look();
    this.timer = setInterval(() => void this.lookInTurn(), READ_EVERY_MS);
    this.timer.unref();
  }

  /** Where they are not known, as of the last look; each place once. */
  unread = (): UnreadFreezes[] => {
    const places = new Map(this.places.map((p) => [keyOf(p), p]));
    return [...places].flatMap(([key, { target, place, of }]) => {
      const said = this.read.get(key)?.said;
      return said && !said.ok ? [{ target, place, why: said.why, holds: holds(said, of) }] : [];
    });
  };

  stop(): void {
    clearInterval(this.timer);
  }

  /** Whoever waits hears of it where something is another. */
  async lookAgain(): Promise<void> {
    const changed = await this.look();
    if (changed.length > 0) await this.o.onChange(changed);
  }

  /** A look that takes longer than a minute is not begun again beside itself. */
  private async lookInTurn(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.lookAgain();
    } catch (error) {
      this.o.log('a change of deploy freezes could not be told', { why: String(error) });
    } finally {
      this.looking = false;
    }
  }

  /** Reads all once. In which environments something is another. */
  async look(): Promise<string[]> {
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
    if (said.ok) {
      this.read.set(key, { said, at });
      this.logged.delete(key);
    } else {
      if (this.logged.get(key) !== said.why) this.o.log('deploy freezes could not be read', { of: key, why: said.why });
      this.logged.set(key, said.why);
      if (!before?.said.ok || at - before.at > KEPT_MS) this.read.set(key, { said, at });
    }
  }

  private freezesOf(p: FreezePlace): RecurringFreeze[] {
    const said = this.read.get(keyOf(p))?.said ?? { ok: false, why: 'it was not asked yet' };
    const scope = { services: p.services, environments: [p.environment] };
    const about = { scope, keptBy: `the project ${p.place} of ${p.target}`, ...(p.of.soft && { soft: true }) };
    const named = `${p.target} ${p.place}`;
    if (!said.ok && !holds(said, p.of)) return [];
    if (!said.ok) {
      const why = 'it opens when they can be read, or with freezes: ignore in deploy-targets.yml';
      return [
        {
          ...about,
          name: `${named} (unread)`,
          why,
          zone: 'UTC',
          unknown: `the deploy freezes of ${p.place} are not known: ${said.why}`,
        },
      ];
    }
    return said.periods.map(({ id, ...period }) => {
      const trouble = troubleOf(period);
      const when =
        trouble === undefined ? period : { zone: 'UTC', unknown: `${period.start} to ${period.end}: ${trouble}` };
      // A pass is for this one, whatever comes and goes beside it.
      return { ...about, ...when, name: `${named} (${id})`, why: `a deploy freeze of ${p.place}` };
    });
  }
}

const holds = (said: FreezesRead & { ok: false }, of: SystemFreezes) => of.asked || !said.denied;
