import { overlap } from '../../time/overlap.ts';
import type { ChangeType } from '../company/changes.ts';
import type { Company } from '../company/company.ts';
import { dependenciesOf } from '../company/services.ts';
import type { Environments } from '../environment/document.ts';
import { fewListed } from '../few.ts';
import type { Freezes } from '../freeze/document.ts';
import { freezesTouching } from '../freeze/freeze.ts';
import { coversWords, type FrozenSpan, keyOf } from '../freeze/frozen-span.ts';
import { targetOf } from '../freeze/scope.ts';
import { at, type Phrase, say, stretch } from '../phrase.ts';
import type { OpenReleases } from '../release/document.ts';
import { scheduled } from '../release/planning/route.ts';
import {
  type Item,
  nameOf,
  type Pass,
  type Predecessor,
  type Release,
  rolloutOf,
  servicesOf,
  type Window,
} from '../release/release.ts';
import { saidOf } from '../release/status-words.ts';
import { outOfOrder } from './out-of-order.ts';

/** What is planned, or thought of. `owner` is who answers for it; `id` is set when it is planned already. */
export type Plan = {
  items: Item[];
  environment: string;
  change: ChangeType;
  window: Window;
  owner?: string;
  id?: string;
  after?: Predecessor[];
  passes?: Pass[];
};

/** What a window would run into. `blocks`: only who may freeze can plan over it; otherwise it is a warning; `always`: whenever it is planned for; `begun`: by what is under way there, which the check of other releases says too. */
export type Conflict = { blocks: boolean; saw: Phrase; always?: true; begun?: true };

/** `environments`: what runs where, for who read it. */
export type Surroundings = { company: Company } & Freezes & OpenReleases & Partial<Environments>;

/** Every collision of a plan, checked against its planned time: freezes first. Windows that only touch do not collide. */
export function conflictsOf(plan: Plan, world: Surroundings): Conflict[] {
  const { start, end } = plan.window;
  const frozen = freezesTouching(world, targetOf(plan), start, end)
    .filter((f) => !mayPass(plan, f))
    .map((f): Conflict => ({ blocks: !f.soft, saw: coversWords(f) }));
  const meanwhile = neighboursOf(plan, world).filter((o) => overlap(o.window, plan.window));
  return [
    ...frozen,
    ...meanwhile.flatMap((o) => meets(plan, o, world.company) ?? []),
    ...besides(plan, meanwhile, world),
    ...tooEarly(plan, world),
  ];
}

/** What of its versions is said before it is saved, whenever it is planned for. */
export const versionWarnings = (plan: Plan, world: Surroundings): Conflict[] =>
  outOfOrder(plan, neighboursOf(plan, world), world).map((saw) => ({ blocks: false, saw, always: true }));

/** Whether it has a pass for as long as the freeze covers its window. */
const mayPass = ({ passes, window }: Plan, f: FrozenSpan) =>
  passes?.some((p) => p.freeze === keyOf(f) && (p.until >= f.until || p.until >= window.end)) ?? false;

/** Releases that must complete first, and are planned to end later than this begins. */
const tooEarly = (plan: Plan, world: Surroundings): Conflict[] =>
  (plan.after ?? []).flatMap(({ release: id, ended }) => {
    const before = ended ? undefined : world.openReleases.find((r) => r.id === id);
    return before && before.window.end > plan.window.start
      ? [
          {
            blocks: false,
            saw: say`${nameOf(before)} (${id}) must complete first, and is planned until ${at(before.window.end)}`,
          },
        ]
      : [];
  });

/** Releases that are still to come, in the same environment or by the same person. */
export const neighboursOf = (plan: Plan, world: Surroundings): Release[] =>
  world.openReleases
    .map(scheduled)
    .filter(
      (o) =>
        o.id !== plan.id &&
        o.status !== 'rejected' &&
        (o.environment === plan.environment || (plan.owner !== undefined && o.owner === plan.owner)),
    );

/** A release in the same environment that shares a service, or whose service needs one of ours or is needed by it. */
function meets(plan: Plan, other: Release, company: Company): Conflict | undefined {
  if (other.environment !== plan.environment) return undefined;
  const planned = standing(other);
  const [mine, theirs] = [servicesOf(plan), servicesOf(other)];
  if (mine.some((s) => theirs.includes(s)))
    return {
      blocks: false,
      saw: say`${nameOf(other)} (${other.id}) ${planned}`,
      ...(hasBegun(other) && { begun: true }),
    };
  const needed = mine.find((s) => theirs.some((t) => dependenciesOf(company, s).has(t)));
  if (needed)
    return { blocks: false, saw: say`${nameOf(other)} (${other.id}), which ${needed} depends on, ${planned}` };
  const needs = mine.find((s) => theirs.some((t) => dependenciesOf(company, t).has(s)));
  return needs
    ? { blocks: false, saw: say`${nameOf(other)} (${other.id}), which depends on ${needs}, ${planned}` }
    : undefined;
}

const hasBegun = (other: Release) => rolloutOf(other) !== undefined && !other.ahead;

/** Until when it is planned; of what has begun there, what it does. */
const standing = (other: Release): Phrase =>
  hasBegun(other) ? say`${saidOf(other)} there` : say`is planned ${stretch(other.window.start, other.window.end)}`;

/** In a line each: what else goes there then, and what the same person has to do then. */
function besides(plan: Plan, meanwhile: Release[], { company }: Surroundings): Conflict[] {
  const apart = meanwhile.filter((o) => o.environment === plan.environment && !meets(plan, o, company));
  const busy = meanwhile.filter((o) => plan.owner !== undefined && o.owner === plan.owner);
  const names = (list: Release[]) =>
    fewListed(
      list.map((o) => say`${nameOf(o)} (${o.id})`),
      3,
    );
  return [
    ...(apart.length > 0
      ? [{ blocks: false, saw: say`${plan.environment} gets ${names(apart)} at the same time` }]
      : []),
    ...(busy.length > 0 ? [{ blocks: false, saw: say`the same person answers for ${names(busy)} then` }] : []),
  ];
}
