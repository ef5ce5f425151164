import type { Origin } from '../../company/origin.ts';
import { bare, type Kept } from '../unmatched.ts';
import { alert } from './alert.ts';
import { artifact } from './artifact.ts';
import { check } from './check.ts';
import { commits } from './commits.ts';
import { deployment } from './deployment.ts';
import { findings } from './findings.ts';
import { incident } from './incident.ts';
import type { KeptKind, LeftToSay, Matchable, Placed, Telling } from './kind.ts';

type ByType = { [Type in Kept['type']]: Extract<Kept, { type: Type }> };

/** How each type of what other systems tell finds its service and its place: a file and a line each. */
const KEPT: { [Type in keyof ByType]: KeptKind<ByType[Type]> } = {
  alert,
  artifact,
  check,
  commits,
  deployment,
  findings,
  incident,
};

export const originOf = (told: Kept): Origin => originIn(told.type, told);
const originIn = <Type extends keyof ByType>(type: Type, told: ByType[Type]) => KEPT[type].origin(told);

export const isOfEach = ({ type }: Kept): boolean => KEPT[type].ofEach === true;

/** Whether it is a service's only from the branches that this one is released from. */
export const isOfItsBranch = ({ type }: Kept): boolean => KEPT[type].anyBranch !== true;

export const placedIn = (company: Matchable, service: string, telling: Telling<Kept>): Placed =>
  placing(telling.told.type, company, service, telling);
const placing = <Type extends keyof ByType>(
  type: Type,
  company: Matchable,
  service: string,
  telling: Telling<ByType[Type]>,
) => KEPT[type].placed(company, service, telling);

export const lackingOf = (company: Matchable, told: Kept): LeftToSay => lackingIn(told.type, company, told);
const lackingIn = <Type extends keyof ByType>(type: Type, company: Matchable, told: ByType[Type]) =>
  KEPT[type].lacking(company, told);

/** By which what is told later is known to be the same. */
export const sameAgain = (told: Kept): unknown => sameIn(told.type, told) ?? bare(told);
/** Whether it is told again: what is placed by hand is placed for all that comes of it. */
export const comesAgain = (told: Kept): boolean => sameIn(told.type, told) !== undefined;
const sameIn = <Type extends keyof ByType>(type: Type, told: ByType[Type]) => KEPT[type].same(told);
