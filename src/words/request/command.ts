import type { View } from '@slack/types';
import { z } from 'zod';
import { dialog, option, section, selectInput, textInput } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { soonest } from '../../cards/turn.ts';
import { isAhead } from '../../domain/deadline/deadline.ts';
import type { World } from '../../domain/deciding/world.ts';
import { cutOffPassed } from '../../domain/release/cut-off.ts';
import { openOnes, releases } from '../../domain/release/document.ts';
import { itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnCommand,
  type OnShortcut,
  type OnSubmit,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { readItems } from '../typed-plan.ts';

/** `/release request checkout-api 4.2.1 because refunds fail`: ask for something in a release that is planned. */
export const typed: OnCommand = async (rest, a) => {
  const because = /\s(?:because|why:|—)\s*([\s\S]+)$/i.exec(rest);
  return openRequest(a, { what: because ? rest.slice(0, because.index).trim() : rest.trim(), why: because?.[1] ?? '' });
};

/** The message shortcut *Request into release*: the message is the reason, and is linked. */
export const requestFromMessage: OnShortcut = (a, on) =>
  openRequest(a, { what: '', why: on?.text.slice(0, 1000) ?? '', ...(on && { link: on.link }) });

async function openRequest(a: Ask, given: { what: string; why: string; link?: string }): Promise<Answer> {
  const world = await seeFor(a, { openReleases: openOnes });
  const open = soonest(world.openReleases.filter(isAhead));
  if (open.length === 0) return say(md`No release is planned that something could go into. Plan one: \`/release new\``);
  const service = given.what.split(/[\s@,]/)[0]?.toLowerCase();
  const [guess = open.length === 1 ? open[0] : undefined] = open.filter(
    (r) => r.id === a.release || r.items.some((i) => i.service === service),
  );
  return { modal: requestModal(open, guess, given, world) };
}

const requestModal = (
  open: Release[],
  guess: Release | undefined,
  { what, why, link = '' }: { what: string; why: string; link?: string },
  world: World,
): View => ({
  ...dialog('request', 'Request into release', 'Ask', link),
  blocks: [
    section(md`Whoever owns the release takes it, moves it to the next one or declines with a reason. You are told.`),
    selectInput(
      'release',
      'Into which release',
      open
        .slice(0, 100)
        .map((r) =>
          option(`${r.id} ${itemsOf(r.items)} → ${r.environment}${late(r, world) ? ' (cut off)' : ''}`, r.id),
        ),
      guess?.id,
    ),
    textInput('what', 'What: services and versions', what, { placeholder: 'checkout-api 4.2.1' }),
    textInput('why', 'Why', why, { multiline: true }),
  ],
});

const late = (release: Release, world: World) => cutOffPassed(release, world) !== undefined;

export const submitRequest: OnSubmit = async (fields, link, a) => {
  const items = readItems(fields.what ?? '');
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
        release
          ? md`Asked for ${itemsOf(items.value)} in *${nameOf(release)}* (${release.id}). ${{ user: release.owner }} decides; I'll tell you.`
          : md`Asked.`,
      );
    },
    ['what', 'why'],
  );
};
