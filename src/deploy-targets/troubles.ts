import { own } from '../domain/own.ts';
import type { TargetChecked } from './checking.ts';
import type { DeployTarget, RunFound, StageRequest, StepSeen, StepSent } from './target.ts';

/** How an answer bears on its target. `sure`: once is enough, since asking again brings the same. */
type Sign = 'well' | 'bad' | 'sure';
type Trouble = { target: string; place: string; why: string; request: StageRequest };

/** As long as something is wrong, it is looked at anew so often, ms. */
const AGAIN_MS = 300_000;

/** Pipelines that stopped answering as they should while they were used, until they do again: the steps tell it in their threads, and this who keeps them running. */
export class Troubles {
  private readonly found = new Map<string, Trouble>();
  private readonly bad = new Map<string, number>();
  private readonly looking = new Set<string>();
  private readonly targets: Record<string, DeployTarget>;
  private readonly onChange: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(targets: Record<string, DeployTarget>, onChange: () => void) {
    this.targets = targets;
    this.onChange = onChange;
  }

  /** The same targets, whose answers are heeded. */
  watched = (): Record<string, DeployTarget> =>
    Object.fromEntries(Object.entries(this.targets).map(([name, target]) => [name, this.heeded(name, target)]));

  private heeded(name: string, target: DeployTarget): DeployTarget {
    const { find, status } = target;
    const heed =
      <A extends StepSent | RunFound | StepSeen>(ask: (request: StageRequest) => Promise<A>, sign: (a: A) => Sign) =>
      async (request: StageRequest): Promise<A> => {
        const answer = await ask(request);
        this.heard(name, request, sign(answer));
        return answer;
      };
    return {
      ...target,
      send: heed((request) => target.send(request), ofSent),
      ...(find && { find: heed((request) => find(request), ofFound) }),
      ...(status && { status: heed((request) => status(request), ofSeen) }),
    };
  }

  private heard(name: string, request: StageRequest, sign: Sign): void {
    const key = this.keyOf(name, request);
    if (sign === 'well') {
      this.bad.delete(key);
      if (this.found.delete(key)) this.onChange();
      return;
    }
    const times = (this.bad.get(key) ?? 0) + 1;
    this.bad.set(key, times);
    // One answer that got lost is nothing yet.
    if (this.found.has(key) || (sign === 'bad' && times < 2)) return;
    const trouble = { target: name, place: this.placeOf(name, request), why: '', request };
    // What can't be looked at now is heard again.
    this.examine(trouble).then(
      (isNew) => isNew && this.onChange(),
      () => {},
    );
  }

  /** Whether its target is at fault, and not the step: that is told where the step is. */
  private async examine(trouble: Trouble): Promise<boolean> {
    const { target, request } = trouble;
    const key = this.keyOf(target, request);
    const check = own(this.targets, target)?.check;
    if (!check || this.looking.has(key)) return false;
    this.looking.add(key);
    const seen = await check.look(request).finally(() => this.looking.delete(key));
    const before = this.found.get(key)?.why;
    if (seen.ok) return this.found.delete(key);
    this.found.set(key, { ...trouble, why: seen.why });
    this.timer ??= setInterval(() => this.again(), AGAIN_MS).unref();
    return before !== seen.why;
  }

  private again(): void {
    if (this.found.size > 0) this.onChange();
    else this.stop();
  }

  /** What is wrong now, looked at anew. */
  look = async (): Promise<TargetChecked[]> => {
    await Promise.all([...this.found.values()].map((trouble) => this.examine(trouble)));
    return [...Map.groupBy(this.found.values(), ({ target }) => target)].map(([target, all]) => ({
      target,
      well: [],
      faults: [...Map.groupBy(all, ({ why }) => why)].map(([why, of]) => ({ why, places: of.map((t) => t.place) })),
    }));
  };

  stop = (): void => {
    clearInterval(this.timer);
    this.timer = undefined;
  };

  private keyOf = (name: string, request: StageRequest) => `${name} ${this.placeOf(name, request)}`;
  private placeOf(name: string, request: StageRequest): string {
    const place = own(this.targets, name)?.check?.place(request);
    return place?.ok ? place.value : request.release.environment;
  }
}

const ofSent = (a: StepSent): Sign => (a.ok ? 'well' : a.final && !a.unclear ? 'sure' : 'bad');
const ofFound = (a: RunFound): Sign => (a.there === 'unknown' ? (a.final ? 'sure' : 'bad') : 'well');
const ofSeen = (a: StepSeen): Sign => (a.ok || a.gone ? 'well' : a.denied ? 'sure' : 'bad');
