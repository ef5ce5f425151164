import type { View } from '@slack/types';
import { dialog, option, personInput, section, selectInput, textInput } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Named } from '../../reading/parts/people.ts';
import type { Ask } from '../ask.ts';
import { writeMoment } from '../when.ts';

/** The choice of all roles that somebody holds. */
export const EVERY = 'every';

/** Somebody who was not named, or by a name that is nobody's, is chosen here. `from`, `until`: UTC ISO. */
export function delegateModal(
  who: Named | undefined,
  role: string | undefined,
  from: string,
  until: string | undefined,
  a: Ask,
): View {
  const { zone } = a.person;
  const { roles } = a.setting.company();
  const held = roles.filter((r) => r.name !== 'everyone').map((r) => option(r.title, r.name));
  return {
    ...dialog('delegate', 'Delegate your votes', 'Delegate'),
    blocks: [
      ...(who ? [section(md`Nobody’s handle is exactly ${who.typed}: choose whom you mean.`)] : []),
      personInput('who', 'Who votes for you'),
      selectInput('role', 'As what', [option('in every role of mine', EVERY), ...held], role ?? EVERY),
      textInput('from', 'From', from <= a.setting.now() ? 'now' : writeMoment(from, zone), {
        hint: `Times are in your zone, ${zone}.`,
      }),
      textInput('until', 'Until', until ? writeMoment(until, zone) : '', { placeholder: 'Friday 18:00' }),
    ],
  };
}
