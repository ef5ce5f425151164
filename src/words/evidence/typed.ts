import { evidenceCard, hasFindings } from '../../cards/evidence.ts';
import { missingLines } from '../../cards/missing.ts';
import { unmatchedCard } from '../../cards/unmatched.ts';
import { buildOf } from '../../domain/build/build.ts';
import { policyFor } from '../../domain/company/policies.ts';
import { confirmableBy, itemsConfirmedBy } from '../../domain/evidence/checklist.ts';
import { builtOf, knownOf, ownSubjects } from '../../domain/evidence/known-of.ts';
import { allUnmatched } from '../../domain/evidence/unmatched.ts';
import { gateReads, gatesOf } from '../../domain/gates/index.ts';
import { may } from '../../domain/people/may.ts';
import { isOver, type Release } from '../../domain/release/release.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { type Answer, type Ask, type OnClick, seeFor } from '../ask.ts';
import { clickOn } from '../changing.ts';
import { findRelease, isNothing } from '../finding/find.ts';
import { sentence } from '../sentence.ts';

/** `/release evidence`: what was told of no service; `/release evidence R-118`: what is known of a release. */
export const typed = sentence({ parts: { release: whichRelease } }, async ({ release: which }, a) => {
  if (isNothing(which)) return unplaced(a);
  const found = await findRelease(which, a, 'evidence', { can: 'has evidence' });
  return 'answer' in found ? found.answer : shown(found.release, a);
});

/** [12 older…] under what was told of no service. */
export const clickUnmatched: OnClick = (from, a) => unplaced(a, Number(from) || 0);

async function unplaced(a: Ask, from = 0): Promise<Answer> {
  const { all, ...world } = await seeFor(a, { all: allUnmatched });
  // Some may have been placed since the button was shown.
  return { say: unmatchedCard(all, { attach: may(world, a.person.id, 'record') }, from < all.length ? from : 0) };
}

export const clickEvidence = clickOn(shown);

async function shown(release: Release, a: Ask): Promise<Answer> {
  const built = await seeFor(a, builtOf(release));
  const { evidence, ...world } = await seeFor(a, { ...knownOf(release, built), ...gateReads(release) });
  const known = release.items.map((item) => ({
    ...item,
    commit: buildOf(built.builds[item.service], item.version)?.commit,
    found: ownSubjects(item, built).flatMap((id) => evidence[id] ?? []),
    standing: evidence[item.service],
  }));
  const policy = policyFor(world.company, release.environment, release.change);
  const open = !isOver(release);
  const can = {
    except: open && policy?.security !== undefined && known.some(hasFindings) && may(world, a.person.id, 'override'),
    confirm: confirmableBy(a.person.id, release, { ...built, ...world, evidence }).length > 0,
    takeBack: itemsConfirmedBy(a.person.id, release, { evidence }).length > 0,
  };
  const missing = open ? missingLines(release, gatesOf(release, { ...world, ...built }), world.company) : [];
  return { say: evidenceCard(release, known, can, missing, world.now) };
}
