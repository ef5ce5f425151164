import { oldestFirst } from '../../time/in-order.ts';
import type { World } from '../deciding/world.ts';
import type { Delegations } from '../delegation/document.ts';
import { dueAt, headlineOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { listed, type Phrase, say, user } from '../phrase.ts';
import type { OpenReleases } from '../release/document.ts';
import { nameOf, type Release } from '../release/release.ts';
import { askedOf } from '../vote/asked.ts';
import type { Votes } from '../vote/document.ts';
import { nobodyLeftTold } from '../vote/nobody-left.ts';
import { counting } from '../vote/still-counts.ts';
import { byClosing } from '../vote/timers.ts';
import { inCharge } from './in-charge.ts';
import { type Losses, ownerLoss, voteLoss } from './losses.ts';
import { isMember } from './members.ts';

type Known = World & OpenReleases & Votes & Delegations;

/**
 * Somebody left, came, became a guest, or holds another role: what that does to what is open is shown and told, each once, however often it is looked at.
 * `losses`: see `lossesNow`.
 */
export const peopleChanged = (world: Known, losses: Losses = new Map()): Due[] => [
  ...world.openReleases.flatMap((r) => [...votersLost(r, world, losses), ...offerLost(r, world)]),
  ...ownersLost(world, losses),
];

/** An answer that counts no more is asked for again; where nobody is left to give it, that is told. */
function votersLost(release: Release, world: Known, losses: Losses): Due[] {
  const vote = release.status === 'voting' ? world.votes[release.vote] : undefined;
  if (!vote) return [];
  const still = counting(vote, world.people);
  const gone = vote.ballots.filter((b) => !still.ballots.includes(b)).map((b) => `${b.role}.${b.by}`);
  const due = dueAt(world);
  const loss = losses.get(voteLoss(vote.id));
  const shown = [due.edit(vote.id), due.edit(headlineOf(release.id))];
  return [
    // What it was without may be there again.
    ...(gone.length > 0 || loss ? shown : []),
    ...(gone.length > 0 ? due.myTurn(askedOf(vote, world), `${vote.id}/gone/${gone.join(',')}`, byClosing(vote)) : []),
    ...nobodyLeftTold(release, vote, world, loss?.again),
  ];
}

/** Whoever it was offered to can't take it any more. */
function offerLost(release: Release, world: Known): Due[] {
  const { id, handOver } = release;
  if (!handOver || isMember(world.people, handOver.to)) return [];
  const due = dueAt(world);
  const said = say`${user(handOver.to)} can't take ${nameOf(release)} (${id}) over any more: they are no full member now. Offer it to somebody else.`;
  const offers = [{ verb: 'hand-over', label: 'Hand over…', about: id }];
  return [
    due.edit(headlineOf(id)),
    ...inCharge(release, world).map((who) => due.tell(who, `offer-lost/${id}/${handOver.at}`, said, id, offers)),
  ];
}

/** So many are named, each with its button. */
const NAMED = 5;

/** What somebody owned who is gone is seen to by the release managers: they hear once of all of it. */
function ownersLost(world: Known, losses: Losses): Due[] {
  const due = dueAt(world);
  const owners = Map.groupBy(world.openReleases, (r) => r.owner);
  return [...owners].flatMap(([owner, theirs]) => {
    if (isMember(world.people, owner)) return [];
    const all = oldestFirst(theirs, (r) => r.window.start);
    const first = all.slice(0, NAMED);
    const offers = first.map((r) => ({ verb: 'hand-over', label: `Hand ${r.id} over…`, about: r.id }));
    const said = say`${user(owner)} is no full member any more. What they owned is yours to see to until somebody takes it over: ${named(all, first)}.`;
    const who = inCharge({ owner }, world);
    const again = losses.get(ownerLoss(owner))?.again;
    const cause = again ? `${ownerLoss(owner)}/${again}` : ownerLoss(owner);
    return [
      ...all.map((r) => due.edit(headlineOf(r.id), r.window.start)),
      ...due.myTurn(who),
      ...who.map((to) => due.tell(to, cause, said, first[0]?.id, offers)),
    ];
  });
}

function named(all: Release[], first: Release[]): Phrase {
  const left = all.length - first.length;
  return listed([...first.map((r) => say`${nameOf(r)} (${r.id})`), ...(left > 0 ? [say`${left} more`] : [])]);
}
