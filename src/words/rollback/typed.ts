import { shownIn } from '../../blocks/as-shown.ts';
import { isLong } from '../../blocks/long-list.ts';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import { one, oneIf } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import type { How } from '../../domain/release/rollback/back-plan.ts';
import { backShown } from '../../domain/release/rollback/back-shown.ts';
import { isBackWhereItWent } from '../../domain/release/rollback/only-further.ts';
import { ableBack, itemsBack } from '../../domain/release/rollback/taken-back.ts';
import { otherSince } from '../../domain/shown.ts';
import { type BackTo, backTo } from '../../reading/parts/back-to.ts';
import { type WhichReleases, whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnChoosing,
  type OnClick,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { type Acts, type Found, findRelease } from '../finding/find.ts';
import { noSuchRelease, noSuchReleaseIn } from '../no-such-release.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';
import { sentence } from '../sentence.ts';
import { GOING_BACK } from './about.ts';
import { aroundBack } from './impact.ts';
import { ableOptions, modal } from './modal.ts';
import { notThatVersion } from './target.ts';

/** `/release rollback [what] [to version] [why]`: never guessed; the modal names what goes back, where and to which version. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason, to: backTo }, why: 'free' },
  async ({ release, to: said, why }, a) => {
    const { found, to } = await foundWith(release, said, a);
    if ('answer' in found) return found.answer;
    const services = meant(found.release, release.services);
    return notThatVersion(found.release, services, { to, why }) ?? confirmRollback(found.release, services, why, a);
  },
);

/** `rollback search 4.1.9` is of the release that brought it; where none did, it is the version to go back to. */
async function foundWith(
  which: WhichReleases,
  to: BackTo | undefined,
  a: Ask,
): Promise<{ found: Found; to: BackTo | undefined }> {
  const found = await findRelease(which, a, 'rollback', BACK);
  const [version, other] = which.versions;
  if ('release' in found || which.id || to || version === undefined || other !== undefined) return { found, to };
  const anyhow = await findRelease({ ...which, versions: [] }, a, 'rollback', BACK);
  return 'release' in anyhow ? { found: anyhow, to: { version } } : { found, to };
}

const BACK: Acts = { can: 'can be rolled back', on: ['deploying', 'failed', 'rolling-back'], live: true };

export const clickRollback: OnClick = async (id, a) => {
  const { release } = await seeFor(a, { release: one(releases, id) });
  return release ? confirmRollback(release, whole(release), '', a) : noSuchRelease(id);
};

/** What the dialog asks: why, what becomes of what lies on top, where else it goes back, and whether it is meant with all that it concerns. */
const ASKS = ['why', 'how', 'confirmed', 'earlier'];

/** All of its services that can go back: of one that is back where it went last, those that may in environments before. */
const whole = (release: Release) =>
  (isBackWhereItWent(release) ? itemsBack(release) : ableBack(release)).map((i) => i.service);

/** Those of its services that were named, or all of it. One that failed on its way back goes on as it began, and none is chosen where it goes further back. */
function meant(release: Release, named: readonly string[]): string[] {
  const all = whole(release);
  const some = all.filter((s) => named.includes(s));
  return some.length === 0 || release.status === 'rolling-back' || isBackWhereItWent(release) ? all : some;
}

async function confirmRollback(release: Release, services: string[], said: string, a: Ask): Promise<Answer> {
  // One that failed goes back again for the reason that it began with, unless another one is given.
  const why = said || (release.status === 'rolling-back' ? release.reason : '');
  const refusal = await refusedAnyhow(a, { type: 'RollBack', release: release.id, why }, ASKS);
  if (refusal) return { say: refusalMessage(refusal) };
  return { modal: modal(release, services, why, await aroundBack(release, services, a)) };
}

/** While the dialog is open: what goes back and what has to come with it, as soon as that is chosen. */
export const recheckRollback: OnClick = async (_, a, around) => {
  const id = releaseIn(around?.view.private_metadata);
  const { release } = await seeFor(a, { release: oneIf(releases, id) });
  if (!release) return noSuchReleaseIn('Roll back', id ?? '');
  const { services = '', why = '', earlier = '' } = around?.fields ?? {};
  const chosen = chosenIn(release, services);
  return { update: modal(release, chosen, why, await aroundBack(release, chosen, a), named(earlier)) };
};

const releaseIn = (metadata = '') => GOING_BACK.read(shownIn(metadata).about)?.release;

const named = (field: string) => field.split(',').filter((name) => name !== '');

/** In a list that is too long to begin with all of it chosen, nothing chosen means all. */
function chosenIn(release: Release, field: string): string[] {
  const chosen = named(field);
  const isAsked = !isBackWhereItWent(release);
  return chosen.length === 0 && (!isAsked || isLong(ableBack(release))) ? whole(release) : chosen;
}

/** What can be chosen in the dialog. */
export const backChoices: OnChoosing = async (metadata, a) => {
  const { release } = await seeFor(a, { release: oneIf(releases, releaseIn(metadata)) });
  return { services: release ? ableOptions(release) : [] };
};

export const submitRollback = onSubmitOf(GOING_BACK, async (fields, { release: id, confirmed }, a, metadata) => {
  const { print } = shownIn(metadata);
  const { release } = await seeFor(a, { release: one(releases, id) });
  const since = release && otherSince(print, backShown(release));
  const how: How | undefined = fields.how === 'all' || fields.how === 'only' ? fields.how : undefined;
  const outcome = await ask(a, {
    type: 'RollBack',
    release: id,
    why: fields.why ?? '',
    ...(how && { how }),
    ...(release && fields.services !== undefined && { services: chosenIn(release, fields.services) }),
    ...(fields.earlier && { earlier: named(fields.earlier) }),
    confirmed,
  });
  return submittedTo(
    outcome,
    'why',
    ({ after }) => {
      const release = after(releases, id);
      return notice(
        'Rolling back',
        md`Rolling back *${nameOf({ ...release, items: itemsBack(release) })}* (${id}). The headline shows how it goes.${since ? md`\nSince you were asked, ${since}.` : NOTHING}`,
      );
    },
    ['why', 'how', 'services', 'earlier'],
  );
});
