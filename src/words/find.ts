import type { View } from '@slack/types';
import { actions, button } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { deployConfirm } from '../cards/moves.ts';
import { soonest } from '../cards/turn.ts';
import type { Company } from '../domain/company/company.ts';
import { one } from '../domain/deciding/reads.ts';
import { allEnvironments } from '../domain/environment/document.ts';
import type { Command } from '../domain/index.ts';
import { openOnes, releases } from '../domain/release/document.ts';
import { itemsOf, type Release, type Status, servicesOf } from '../domain/release/release.ts';
import { type Answer, type Ask, type OnClick, refusalMessage, refusalOf, say, seeFor } from './ask.ts';

/** The release that was meant, with the words left over; or an answer that asks which one. */
export type Found = { release: Release; rest: string } | { answer: Answer };

/**
 * Nobody types an ID who does not want to: an ID, a service's name, the thread, or being the only candidate decides; otherwise a picker asks.
 * `verb` is the picker's button, `fits` the states in which the verb makes sense.
 */
export async function findRelease(text: string, ask: Ask, verb: string, fits?: readonly Status[]): Promise<Found> {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const rest = words.slice(1).join(' ');
  const id = /^r-?(\d+)$/i.exec(first)?.[1];
  if (id) {
    const { release } = await seeFor(ask, { release: one(releases, `R-${id}`) });
    return release
      ? { release, rest }
      : { answer: say(md`I don't know a release R-${id}. See what is open with \`/release list\`.`) };
  }
  if (ask.release) {
    const { release } = await seeFor(ask, { release: one(releases, ask.release) });
    if (release) return { release, rest: text.trim() };
  }
  const world = await seeFor(ask, { openReleases: openOnes, environments: allEnvironments });
  const service = world.company.services.find((s) => s.name.toLowerCase() === first.toLowerCase());
  const named = service ? world.openReleases.filter((r) => servicesOf(r).includes(service.name)) : world.openReleases;
  const fitting = soonest(fits ? named.filter((r) => fits.includes(r.status)) : named);
  const left = service ? rest : text.trim();
  const candidates = fitting.length > 0 ? fitting : soonest(named);
  const [only] = candidates;
  if (candidates.length === 1 && only) return { release: only, rest: left };
  if (candidates.length === 0)
    return {
      answer: say(
        md`${service ? md`No open release has ${service.name}.` : md`No release is open.`} Plan one: \`/release new\``,
      ),
    };
  return {
    answer: say(
      md`Which release?`,
      ...actions(
        candidates
          .slice(0, 20)
          .map((r) =>
            button(
              `${r.id} ${itemsOf(r.items)} → ${r.environment}`,
              verb,
              r.id,
              verb === 'deploy' ? { confirm: deployConfirm(r, world) } : {},
            ),
          ),
      ),
    ),
  };
}

/** The modal that changes a release, unless what it would do is refused already. `same`: the command that changes nothing of it. */
export async function changing(
  id: string,
  a: Ask,
  same: (release: Release) => Command,
  modal: (release: Release, company: Company) => View,
): Promise<Answer> {
  const { release, company } = await seeFor(a, { release: one(releases, id) });
  if (!release) return say(md`I don't know a release ${id}.`);
  const refusal = await refusalOf(a, same(release));
  return refusal ? { say: refusalMessage(refusal) } : { modal: modal(release, company) };
}

/** A button on a release's card, by the release's id. */
export const clickOn =
  (answer: (release: Release) => Answer): OnClick =>
  async (id, ask) => {
    const { release } = await seeFor(ask, { release: one(releases, id) });
    return release ? answer(release) : say(md`I don't know a release ${id}.`);
  };
