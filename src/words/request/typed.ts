import type { View } from '@slack/types';
import { z } from 'zod';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, textInput } from '../../blocks/inputs.ts';
import { listInput } from '../../blocks/long-list.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { beginning } from '../../blocks/text.ts';
import { soonest } from '../../cards/release-line.ts';
import { exampleIn } from '../../domain/company/example.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Around } from '../../domain/gates/index.ts';
import { isAhead } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import { cutOffPassed } from '../../domain/release/rollout/cut-off.ts';
import type { TypedItem } from '../../reading/parts/item.ts';
import { intoRelease } from '../../reading/parts/other-release.ts';
import { itemsWithVersions } from '../../reading/parts/services.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnChoosing,
  type OnShortcut,
  type OnSubmit,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { readItems, writeItems } from '../dialogs/items.ts';
import { releaseOption } from '../finding/picker.ts';
import { sentence } from '../sentence.ts';

/** `/release request checkout-api 4.2.1 [into R-3] because refunds fail`: ask for something in a release that is planned. */
export const typed = sentence({ parts: { into: intoRelease, items: itemsWithVersions }, why: 'marked' }, (said, a) =>
  openRequest(a, { ...said, what: writeItems(said.items) }),
);

/** The message shortcut *Request into release*: the message is the reason, and is linked. */
export const requestFromMessage: OnShortcut = (a, on) =>
  openRequest(a, { what: '', items: [], why: beginning(on?.text ?? '', 1000), ...(on && { link: on.link }) });

type Given = { into?: string | undefined; what: string; items: TypedItem[]; why: string; link?: string };

async function openRequest(a: Ask, given: Given): Promise<Answer> {
  const world = await seeFor(a, IN_THE_WAY);
  const open = openIn(world);
  if (open.length === 0) return say(md`No release is planned that something could go into. Plan one: \`/release new\``);
  const { into = a.release } = given;
  const named = open.filter((r) => r.id === into);
  if (given.into && named.length === 0)
    return say(
      md`Nothing can be asked for in ${given.into}: it is not planned, or has begun. See what is open with \`/release list\`.`,
    );
  const holding = open.filter((r) => r.items.some((i) => given.items.some((g) => g.service === i.service)));
  const [guess] = [named, holding, open].find((some) => some.length === 1) ?? [];
  return { modal: requestModal(open, guess, given, world, a.person.zone) };
}

const requestModal = (
  open: Release[],
  guess: Release | undefined,
  { what, why, link = '' }: Given,
  world: World & Around,
  zone: string,
): View => ({
  ...dialog('request', 'Request into release', 'Ask', link),
  blocks: [
    section(md`Whoever owns the release takes it, moves it to the next one or declines with a reason. You are told.`),
    listInput('release', 'Into which release', optionsOf(open, world, zone), guess?.id),
    textInput('what', 'What: services and versions', what, { placeholder: exampleIn(world, 'checkout-api 4.2.1') }),
    textInput('why', 'Why', why, { multiline: true }),
  ],
});

const optionsOf = (open: Release[], world: World & Around, zone: string) =>
  open.map((r) => option(releaseOption(r, world, zone, late(r, world) ? ', cut off' : ''), r.id));

/** What can be chosen in it. */
export const requestChoices: OnChoosing = async (_, a) => {
  const world = await seeFor(a, IN_THE_WAY);
  return { release: optionsOf(openIn(world), world, a.person.zone) };
};

const openIn = ({ openReleases }: { openReleases: Release[] }) => soonest(openReleases.filter(isAhead));

const late = (release: Release, world: World) => cutOffPassed(release, world) !== undefined;

export const submitRequest: OnSubmit = async (fields, link, a) => {
  const items = readItems(fields.what ?? '', a);
  if (!items.ok) return { errors: { what: items.why } };
  const outcome = await ask(a, {
    type: 'RequestScope',
    release: fields.release ?? '',
    items: items.value,
    why: fields.why ?? '',
    ...(z.url().safeParse(link).success && { link }),
  });
  return submittedTo(
    outcome,
    'release',
    ({ after }) => {
      const release = after(releases, fields.release ?? '');
      return notice(
        'Asked',
        md`Asked for ${itemsOf(items.value)} in *${nameOf(release)}* (${release.id}). ${{ user: release.owner }} decides; I'll tell you.`,
      );
    },
    ['what', 'why'],
  );
};
