import { join, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { delegatesOf } from '../../domain/delegation/delegation.ts';
import { standing } from '../../domain/delegation/document.ts';
import { own } from '../../domain/own.ts';
import { users } from '../../domain/phrase.ts';
import { role } from '../../reading/parts/words.ts';
import { say, seeFor } from '../ask.ts';
import { sentence } from '../sentence.ts';

/** `/release on-duty [role]`: who holds each role right now, because of what, and who stands in for whom. */
export const typed = sentence({ parts: { role } }, async ({ role: meant }, a) => {
  const world = await seeFor(a, { delegations: standing });
  const { company, people } = world;
  const roles = company.roles.filter((r) => r.name !== 'everyone' && (!meant || r.name === meant));
  const lines = roles.map(({ name, title }) => {
    const holders = own(people.roles, name) ?? [];
    const said = holders.slice(0, 10).map((id) => {
      const stand = delegatesOf(id, name, world);
      const notes = [
        own(people.onDuty, name)?.includes(id) ? md`on duty` : NOTHING,
        people.away?.includes(id) ? md`away` : NOTHING,
        stand.length > 0 ? md`${users(stand)} ${stand.length === 1 ? 'votes' : 'vote'} for them` : NOTHING,
      ];
      const note = join(notes, ', ');
      return md`${{ user: id }}${note.text === '' ? NOTHING : md` (${note})`}`;
    });
    const unread = own(people.dutyUnread, name);
    const stale = unread ? md` · its schedule can't be read since ${when(unread)}: this is as it was then` : NOTHING;
    return md`*${title}*: ${said.length > 0 ? join(said, ', ') : md`nobody`}${stale}`;
  });
  return say(lines.length > 0 ? join(lines, '\n') : md`That role is everybody.`);
});
