import type { View } from '@slack/types';
import { z } from 'zod';
import { alongWith } from '../../blocks/as-shown.ts';
import { actions, button, context, dialog, lined, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { Mrkdwn, md, when } from '../../blocks/mrkdwn.ts';
import { inJson } from '../../domain/deciding/about.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releasesHeld, windowsHit } from '../../domain/freeze/held-releases.ts';
import { inScope, scopeWords, targetOf } from '../../domain/freeze/scope.ts';
import type { FreezeTerms } from '../../domain/freeze/terms.ts';
import { say } from '../../domain/phrase.ts';
import type { OpenReleases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { reprinted, type ShownParts } from '../../domain/shown.ts';
import type { Ask } from '../ask.ts';
import { carefulBlocks, readingsInput } from '../dialogs/time-field.ts';
import { readBack } from '../read-back.ts';
import { inFlightInput, readInFlight, scopeInputs } from '../scope.ts';
import { type FreezeFields, readingOf, readTerms } from './fields.ts';

/**
 * What travels with the modal: the freeze that is changed, whether all fields are shown, the question that was asked already, and the print of the terms
 * that were to be changed as they stood when it was opened.
 */
export type FreezeMetadata = { freeze?: string; more: boolean; asked?: string; print?: string | undefined };

export type FreezeAround = Pick<World, 'company' | 'now'> & OpenReleases;

/** What travels with the dialog, but for the print. */
export const FREEZING = inJson(
  z.object({ freeze: z.string().optional(), more: z.boolean(), asked: z.string().optional() }),
);

export function freezeModal(
  f: FreezeFields,
  metadata: FreezeMetadata,
  world: FreezeAround,
  a: Ask,
  asked?: string,
): View {
  const { company } = world;
  const { zone } = a.person;
  // Before the reason is written there is something to read back already.
  const terms = readTerms({ ...f, why: f.why || '…' }, a);
  const [title, submit] = metadata.freeze ? ['Change a freeze', 'Change it'] : ['Declare a freeze', 'Freeze'];
  const verb = 'recheck-freeze';
  const { begin, end, from, until } = readingOf(f, a);
  const unread = 'errors' in terms || 'which' in terms;
  const { print = '', ...about } = metadata;
  const shown = reprinted(print, unread ? {} : heldShown(terms, world));
  return {
    ...dialog('freeze', title, asked ? 'Yes, freeze it all' : submit, alongWith(FREEZING.write(about), shown)),
    blocks: [
      ...(asked ? [section(new Mrkdwn(asked))] : []),
      ...(unread ? [section(md`Rollbacks pass every freeze.`)] : previewOf(terms, world, zone)),
      ...carefulBlocks(from, until),
      ...scopeInputs(f, company, { dispatch: verb }),
      textInput('from', 'From', f.from, {
        placeholder: 'now, or Friday 18:00',
        hint: `Times are in your zone, ${zone}.`,
        dispatch: verb,
      }),
      ...readingsInput({ ...f }, 'from', begin, verb),
      textInput('until', 'Until', f.until, { placeholder: 'Monday 8am', dispatch: verb }),
      ...readingsInput({ ...f }, 'until', end, verb),
      textInput('why', 'Why', f.why, { placeholder: 'sales weekend' }),
      textInput('name', 'Name', f.name, { optional: true, hint: 'How people will call it; otherwise the reason.' }),
      ...(metadata.more
        ? [
            selectInput(
              'kind',
              'How it holds',
              [option('Hard: no deploy starts', 'hard'), option('Soft: a deploy asks for a reason', 'soft')],
              f.kind,
              { dispatch: verb },
            ),
            inFlightInput(readInFlight(f.flight), company),
          ]
        : actions([button('More…', 'more-freeze', 'more')])),
    ],
  };
}

const heldBy = (terms: FreezeTerms, { openReleases }: OpenReleases) =>
  windowsHit(releasesHeld(terms, { openReleases }), terms);

/** Which releases a freeze would hold, as a part of what its dialog showed. */
export const heldShown = (terms: FreezeTerms, world: OpenReleases): ShownParts => ({
  held: {
    is: heldBy(terms, world)
      .map((r) => r.id)
      .sort()
      .join(),
    now: say`it would hold others`,
  },
});

/** What was understood, in words, and what of the plan it would hold. */
function previewOf(terms: FreezeTerms, { openReleases }: OpenReleases, zone: string) {
  const hit = heldBy(terms, { openReleases });
  const running = openReleases.filter((r) => r.status === 'deploying' && inScope(terms.scope, targetOf(r)));
  const rows = hit.slice(0, 5).map((r) => md`• ${nameOf(r)} (${r.id}), ${when(r.window.start)}`);
  const more = hit.length > 5 ? [md`• and ${hit.length - 5} more`] : [];
  const does = terms.soft ? 'Would ask for a reason' : 'Would hold';
  const title = md`*${terms.soft ? 'Softly frozen' : 'Frozen'}: ${scopeWords(terms.scope)}*, ${readBack({ start: terms.from, end: terms.until }, zone)}. Rollbacks pass.`;
  const held = hit.length > 0 ? [md`${does} ${hit.length}:`, ...rows, ...more] : [md`No open release lies in it.`];
  return [
    lined([title, ...held]),
    ...(running.length > 0 ? [context(md`Deploying right now: ${running.map((r) => r.id).join(', ')}`)] : []),
  ];
}
