import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, personInput, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { NamedPerson } from '../../reading/parts/people.ts';
import { timeSetting } from '../../reading/times.ts';
import type { Ask, Fields } from '../ask.ts';
import { carefulBlocks, readField, readingsInput } from '../dialogs/time-field.ts';
import { contextOf } from '../sentence.ts';
import { readEnd, readMoment } from '../when.ts';
import { isNobody } from '../whom.ts';

/** The choice of all roles that somebody holds. */
export const EVERY = 'every';

/** How the two times are read: the end from the beginning on, a day until the end of its work. */
export function readingOf(fields: Fields, a: Ask) {
  const setting = timeSetting(contextOf(a), 'end of work');
  const begin = (text: string) => readMoment(text || 'now', setting);
  const from = readField(fields, 'from', begin);
  const end = (text: string) => (from.ok ? readEnd(text, from.value, setting) : readMoment(text, setting));
  return { begin, end, from, until: readField(fields, 'until', end) };
}

/** Somebody who was not named, or by a name that is nobody's, is chosen here. */
export function delegateModal(who: NamedPerson | undefined, fields: Fields, a: Ask): View {
  const { begin, end, from, until } = readingOf(fields, a);
  const { roles } = a.setting.company();
  const held = roles.filter((r) => r.name !== 'everyone').map((r) => option(r.title, r.name));
  return {
    ...dialog('delegate', 'Delegate your votes', 'Delegate'),
    blocks: [
      ...(who ? [section(md`${isNobody(who, a.setting.company())}: choose whom you mean.`)] : []),
      personInput('who', 'Who votes for you'),
      selectInput('role', 'As what', [option('in every role of mine', EVERY), ...held], fields.role || EVERY),
      textInput('from', 'From', fields.from ?? 'now', { hint: `Times are in your zone, ${a.person.zone}.` }),
      ...readingsInput(fields, 'from', begin),
      textInput('until', 'Until', fields.until ?? '', { placeholder: 'Friday 18:00' }),
      ...readingsInput(fields, 'until', end),
      ...carefulBlocks(from, until),
    ],
  };
}
