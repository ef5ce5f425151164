import { actions, button } from '../../blocks/blocks.ts';
import { join, md, NOTHING, span } from '../../blocks/mrkdwn.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { standing } from '../../domain/delegation/document.ts';
import { answerTo, ask, type OnClick, type OnCommand, say, seeFor } from '../ask.ts';
import { withoutFromNow } from '../from-now.ts';
import { personIn } from '../people.ts';
import { readBack, readEnd, readMoment, settingOf } from '../when.ts';

/** `/release delegate @person [role] [from Monday 9am] until Friday 6pm`: one command, no screen. Alone it shows who stands in for whom. */
export const typed: OnCommand = async (rest, a) => {
  const world = await seeFor(a, { delegations: standing });
  const { company, people, now } = world;
  if (/^\s*revoke\b/i.test(rest)) return revoke(undefined, a);
  if (rest.trim() === '') return listed(a);
  const { id: to, typed, rest: said } = personIn(rest, people);
  const words = withoutFromNow(said);
  if (!to)
    return say(
      md`${typed ? md`I don't know @${typed}.` : md`Who?`} Write for example \`/release delegate @sam until Friday 18:00\`, or with a role: \`/release delegate @sam qa until Friday 18:00\``,
    );
  const until = /\b(?:until|till)\s+([\s\S]+?)(?=\s+from\b|$)/i.exec(words)?.[1];
  const from = /\bfrom\s+([\s\S]+?)(?=\s+(?:until|till)\b|$)/i.exec(words)?.[1];
  if (!until) return say(md`Until when? For example \`/release delegate @${typed ?? 'sam'} until Friday 18:00\``);
  const setting = { ...settingOf(a.person.zone, world), untilDay: 'end of work' } as const;
  const start = from ? readMoment(from, setting) : ({ ok: true, value: now } as const);
  const end = start.ok ? readEnd(until, start.value, setting) : start;
  if (!end.ok) return say(md`${end.why}`);
  if (!start.ok) return say(md`${start.why}`);
  const left = words
    .replace(/\b(?:until|till|from)\b[\s\S]*$/i, '')
    .trim()
    .toLowerCase();
  const role = company.roles.find((r) => r.name === left || r.title.toLowerCase() === left)?.name;
  if (left && !role)
    return say(
      md`I don't know the role “${left.slice(0, 40)}”. Roles: ${company.roles.map((r) => r.name).join(', ')}.`,
    );
  const outcome = await ask(a, {
    type: 'DelegateVote',
    to,
    ...(role && { role }),
    from: start.value,
    until: end.value,
  });
  return answerTo(
    outcome,
    () =>
      md`${{ user: to }} votes for you${role ? md` as ${roleTitle(company, role)}` : NOTHING}, ${readBack({ start: start.value, end: end.value }, a.person.zone)}. Both your names stand on such a vote. To end it earlier: \`/release delegate revoke\``,
  );
};

async function listed(a: Parameters<OnCommand>[1]) {
  const { delegations, company } = await seeFor(a, { delegations: standing });
  const mine = delegations.filter((d) => d.by === a.person.id || d.to === a.person.id);
  if (mine.length === 0)
    return say(
      md`Nobody stands in for you, and you stand in for nobody. For example: \`/release delegate @sam until Friday\``,
    );
  const lines = mine.map(
    (d) =>
      md`${{ user: d.to }} votes for ${{ user: d.by }}${d.role ? md` as ${roleTitle(company, d.role)}` : NOTHING}, ${span(d.from, d.until)}`,
  );
  const own = mine.some((d) => d.by === a.person.id);
  return say(join(lines, '\n'), ...actions(own ? [button('End mine', 'revoke-delegation', 'all')] : []));
}

const revoke = async (delegation: string | undefined, a: Parameters<OnCommand>[1]) =>
  answerTo(
    await ask(a, { type: 'RevokeDelegation', ...(delegation && { delegation }) }),
    () => md`Ended: you vote yourself again.`,
  );

export const clickRevokeDelegation: OnClick = (about, a) => revoke(about === 'all' ? undefined : about, a);
