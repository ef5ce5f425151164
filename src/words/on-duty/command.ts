import { join, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { delegatesOf } from '../../domain/delegation/delegation.ts';
import { standing } from '../../domain/delegation/document.ts';
import { own } from '../../domain/own.ts';
import { users } from '../../domain/phrase.ts';
import { type OnCommand, say, seeFor } from '../ask.ts';

/** `/release on-duty [role]`: who holds each role right now, because of what, and who stands in for whom. */
export const typed: OnCommand = async (rest, a) => {
  const world = await seeFor(a, { delegations: standing });
  const { company, people } = world;
  const typed = rest.trim().toLowerCase();
  const roles = company.roles.filter(
    (r) => r.name !== 'everyone' && (typed === '' || r.name === typed || r.title.toLowerCase() === typed),
  );
  if (roles.length === 0)
    return say(
      md`I don't know the role “${typed.slice(0, 40)}”. Roles: ${company.roles.map((r) => r.name).join(', ')}.`,
    );
  const lines = roles.map(({ name, title }) => {
    const holders = own(people.roles, name) ?? [];
    const said = holders.slice(0, 10).map((id) => {
      const stand = delegatesOf(id, name, world);
      const notes = [
        own(people.onDuty, name)?.includes(id) ? md`on duty` : NOTHING,
        people.away?.includes(id) ? md`away` : NOTHING,
        stand.length > 0 ? md`${users(stand)} votes for them` : NOTHING,
      ];
      const note = join(notes, ', ');
      return md`${{ user: id }}${note.text === '' ? NOTHING : md` (${note})`}`;
    });
    const unread = own(people.dutyUnread, name);
    const stale = unread ? md` · its schedule can't be read since ${when(unread)}: this is as it was then` : NOTHING;
    return md`*${title}*: ${said.length > 0 ? join(said, ', ') : md`nobody`}${stale}`;
  });
  return say(join(lines, '\n'));
};
