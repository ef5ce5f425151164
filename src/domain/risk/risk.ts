import { wallAt } from '../../time/wall.ts';
import { buildOf } from '../build/build.ts';
import { sorted } from '../build/conventional.ts';
import type { BuildsOf } from '../build/document.ts';
import { newIn, newOf } from '../build/new-in.ts';
import { holidayOn } from '../calendar/business.ts';
import { conflictsOf, type Surroundings } from '../calendar/conflicts.ts';
import { dependenciesOf } from '../company/services.ts';
import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import { changeWord } from '../freeze/scope.ts';
import { own } from '../own.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { type Release, servicesOf } from '../release/release.ts';
import { ofPaths } from './paths.ts';

export type RiskLevel = 'low' | 'medium' | 'high';
/** `score`: 0–100. Each reason with the points it adds, the weightiest first. */
export type Risk = { score: number; level: RiskLevel; reasons: { points: number; why: Phrase }[] };

const MEDIUM = 25;
const HIGH = 55;

type Known = Surroundings & Environments & BuildsOf;
type Reason = { points: number; why: Phrase };

/** How risky a release is by the facts at hand: size, kind, what depends on it, its services' last deploys, its time, what is missing. Every point has its reason. */
export function riskOf(release: Release, world: Known): Risk {
  const reasons = [
    ...ofSize(release),
    ...ofCommits(release, world),
    ...ofBreaking(release, world),
    ...ofPaths(release, world),
    ...ofKind(release),
    ...ofDependents(release, world),
    ...ofHistory(release, world),
    ...ofTime(release, world),
    ...ofCompany(release, world),
    ...ofEvidence(release, world),
  ].sort((a, b) => b.points - a.points);
  const score = Math.min(
    100,
    reasons.reduce((sum, r) => sum + r.points, 0),
  );
  return { score, level: score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : 'low', reasons };
}

function ofSize({ items }: Release): Reason[] {
  return items.length > 1
    ? [{ points: Math.min(20, (items.length - 1) * 5), why: say`${items.length} services at once` }]
    : [];
}

/** A commit counts a fifth of a point, 15 at most. */
function ofCommits(release: Release, known: Known): Reason[] {
  const commits = newIn(release, known);
  const points = Math.min(15, Math.floor(commits.length / 5));
  return points > 0 ? [{ points, why: say`${commits.length} commits` }] : [];
}

/** A title that says so. */
function ofBreaking(release: Release, known: Known): Reason[] {
  const breaking = sorted(newIn(release, known)).filter((s) => s.kind === 'breaking').length;
  return breaking > 0
    ? [
        {
          points: Math.min(20, breaking * 10),
          why: say`${breaking === 1 ? '1 breaking change' : `${breaking} breaking changes`}`,
        },
      ]
    : [];
}

const ofKind = ({ change }: Release): Reason[] =>
  change === 'emergency' ? [{ points: 20, why: say`${changeWord(change)} change: less was looked at` }] : [];

function ofDependents(release: Release, { company }: Known): Reason[] {
  const own = servicesOf(release);
  const needing = company.services.filter(
    (s) => !own.includes(s.name) && own.some((o) => dependenciesOf(company, s.name).has(o)),
  );
  return needing.length > 0
    ? [
        {
          points: Math.min(20, needing.length * 4),
          why: say`${needing.length === 1 ? '1 service depends' : `${needing.length} services depend`} on it`,
        },
      ]
    : [];
}

/** The last deploys of each service there: a failed or rolled back one in ten counts 10 points, 30 at most. */
function ofHistory(release: Release, { environments }: Known): Reason[] {
  const history = environments[release.environment]?.history ?? {};
  return servicesOf(release).flatMap((service): Reason[] => {
    const last = own(history, service) ?? [];
    const bad = last.filter((how) => how !== 'completed').length;
    return bad > 0
      ? [
          {
            points: Math.min(30, bad * 10),
            why: say`${bad} of the last ${last.length} deploys of ${service} failed or were rolled back`,
          },
        ]
      : [];
  });
}

function ofTime({ window }: Release, { company }: Known): Reason[] {
  const { weekday, hour } = wallAt(company.zone, Date.parse(window.start));
  const holiday = holidayOn(company, company.zone, Date.parse(window.start));
  if (holiday) return [{ points: 15, why: say`on a holiday: ${holiday}` }];
  if (weekday === 0 || weekday === 6) return [{ points: 15, why: say`at a weekend` }];
  if (weekday === 5 && hour >= 12) return [{ points: 12, why: say`on Friday afternoon` }];
  return hour < 7 || hour >= 18 ? [{ points: 10, why: say`outside working hours` }] : [];
}

/** Collisions with what else is planned. */
function ofCompany(release: Release, world: Known): Reason[] {
  const near = conflictsOf(release, world).filter((c) => !c.blocks).length;
  return near > 0 ? [{ points: Math.min(15, near * 5), why: say`collides with what else is planned then` }] : [];
}

function ofEvidence(release: Release, { environments, builds }: Known): Reason[] {
  const unbuilt = release.items.filter(
    (i) =>
      builds[i.service] && !buildOf(builds[i.service], i.version) && !newOf(i, release, { environments, builds })?.told,
  );
  const running = environments[release.environment];
  const unknown = servicesOf(release).filter((s) => versionsOf(running, s).length === 0);
  const missing: Reason[] =
    unbuilt.length > 0
      ? [
          {
            points: 10,
            why: say`no pipeline told of a build of ${listed(unbuilt.map((i) => say`${i.service} ${i.version}`))}`,
          },
        ]
      : [];
  return unknown.length > 0
    ? [
        ...missing,
        {
          // Without a way back, nothing is of low risk.
          points: MEDIUM,
          why: say`nobody knows what of ${listed(unknown.map((s) => say`${s}`))} runs there now: no way back is known`,
        },
      ]
    : missing;
}
