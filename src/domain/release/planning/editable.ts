import { isForCustomers } from '../../company/audiences.ts';
import type { Right } from '../../company/roles.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { forbidden } from '../../people/may.ts';
import { listed, say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { isAhead } from '../ahead.ts';
import { type Item, itemsOf, nameOf, type Release } from '../release.ts';
import { saidAndBy } from '../status-words.ts';
import { routeWords } from './route.ts';

export const EDITING: Right = { action: 'cancel', owned: true };

/** Why nothing of a release can be edited, whatever it is. */
export function uneditable(release: Release, world: World): Refusal | undefined {
  const no = forbidden(world, EDITING, say`edit ${nameOf(release)}`, release);
  if (no || isAhead(release)) return no;
  return refuse('begun', say`${nameOf(release)} ${saidAndBy(release)}: it can't be edited any more.`, {
    remedy: say`What somebody has to know of it is told in an update.`,
    offers: [
      { verb: 'update', label: 'Update…', about: release.id },
      { verb: 'show', label: 'Open it', about: release.id },
    ],
  });
}

/** What is live in one environment goes on as it is; where it goes on to is part of its plan. */
export function onItsWayFault(next: { items: Item[]; environment: string }, release: Release): Refusal | undefined {
  const { passed, ahead } = release;
  if (!passed && !ahead) return undefined;
  const remedy = say`Cancel it and plan it anew.`;
  if (next.environment !== release.environment)
    return refuse('on-its-way', say`It goes through ${routeWords(release)}: that can't be changed any more.`, {
      remedy,
      field: 'where',
    });
  if (passed && itemsOf(next.items) !== itemsOf(release.items))
    return refuse(
      'on-its-way',
      say`${itemsOf(release.items)} is live in ${listed(passed.map((p) => say`${p.environment}`))}: what goes on is the same.`,
      { remedy, field: 'what' },
    );
  return undefined;
}

/** What an edit may not take away: a reason, the terms of a pre-approved change, what customers were promised to read. */
export function termsFault(
  { change, why, customers }: Pick<Release, 'change' | 'why' | 'customers'>,
  release: Release,
  { company }: World,
): Refusal | undefined {
  if (change !== release.change && (change === 'standard' || release.template))
    return refuse('standard', say`A pre-approved change is one from its plan on.`, {
      remedy: say`Cancel it and plan it anew.`,
      field: 'change',
    });
  const promised = company.audiences.filter(isForCustomers).map((a) => say`${a.title}`);
  if (customers.trim() === '' && release.customers.trim() !== '' && promised.length > 0)
    return refuse(
      'promised',
      say`${listed(promised)} read what customers will notice: it can be changed, not left out.`,
      {
        remedy: say`Say what they notice now, even if it is nothing.`,
        field: 'customers',
      },
    );
  return reasonFault(why, say`Say in a line why: voters and readers see it.`);
}
