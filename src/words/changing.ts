import type { View } from '@slack/types';
import type { Company } from '../domain/company/company.ts';
import { one } from '../domain/deciding/reads.ts';
import type { Command } from '../domain/index.ts';
import { releases } from '../domain/release/document.ts';
import type { Release } from '../domain/release/release.ts';
import { type Answer, type Ask, type OnClick, refusalMessage, refusalOf, seeFor } from './ask.ts';
import { noSuchRelease } from './no-such-release.ts';

/** The modal that changes a release, unless what it would do is refused already. `same`: the command that changes nothing of it. */
export async function changing(
  id: string,
  a: Ask,
  same: (release: Release) => Command,
  modal: (release: Release, company: Company) => View | Promise<View>,
): Promise<Answer> {
  const { release, company } = await seeFor(a, { release: one(releases, id) });
  if (!release) return noSuchRelease(id);
  const refusal = await refusalOf(a, same(release));
  return refusal ? { say: refusalMessage(refusal) } : { modal: await modal(release, company) };
}

/** A button on a release's card, by the release's id. */
export const clickOn =
  (answer: (release: Release, ask: Ask) => Answer | Promise<Answer>): OnClick =>
  async (id, ask) => {
    const { release } = await seeFor(ask, { release: one(releases, id) });
    return release ? answer(release, ask) : noSuchRelease(id);
  };
