import { actions, button } from '../../blocks/blocks.ts';
import { join, md, NOTHING, span } from '../../blocks/mrkdwn.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { one } from '../../domain/deciding/reads.ts';
import { standing } from '../../domain/delegation/document.ts';
import { rolesOf } from '../../domain/people/may.ts';
import { votes } from '../../domain/vote/document.ts';
import { person } from '../../reading/parts/people.ts';
import { role, said } from '../../reading/parts/words.ts';
import { stretchOf } from '../../reading/times.ts';
import { type Ask, answerTo, ask, notice, type OnClick, type OnSubmit, say, seeFor, submittedTo } from '../ask.ts';
import { carefulOf } from '../careful.ts';
import { carefulWords, timeErrors } from '../dialogs/time-field.ts';
import { exampleFor } from '../example.ts';
import { readBack, writeStretch } from '../read-back.ts';
import { contextOf, sentence } from '../sentence.ts';
import { delegateModal, EVERY, readingOf } from './modal.ts';

const TAKES = {
  parts: {
    revoke: said('revoke', 'stop', 'end', 'off', 'none', 'nobody', 'cancel', 'back', 'take back'),
    who: person,
    role,
    anyway: said('my vote', 'my votes', 'vote', 'votes', 'my', 'all', 'all my', 'everything'),
  },
  when: 'until the end of work',
  lasts: 'begins',
} as const;

/** `/release delegate @person [role] [from Monday 9am] until Friday 6pm`: one command, no screen. Alone it shows who stands in for whom. */
export const typed = sentence(TAKES, async (said, a) => {
  const { who, role, when } = said;
  if (said.revoke) return revoke(undefined, a);
  if (!who && !role && !when.time) return listed(a);
  const now = a.setting.now();
  const stretch = stretchOf(when, contextOf(a));
  const { from = now, until } = stretch;
  if (!who?.id) {
    const written = writeStretch({ ...stretch, ...(from <= now && { from: '' }) }, a.person.zone);
    return { modal: delegateModal(who, { ...written, ...(role && { role }) }, a) };
  }
  if (!until) return say(md`Until when? For example \`/release delegate ${who.typed} until Friday 18:00\``);
  const outcome = await ask(a, { type: 'DelegateVote', to: who.id, ...(role && { role }), from, until });
  const careful = when.time ? carefulOf(when.said, when.time, { zone: a.person.zone, now }) : {};
  return answerTo(outcome, () => delegated(who.id ?? '', role, { from, until, ...careful }, a));
});

/** [Ask someone else…] of a vote: whoever can't answer says who does, for as long as that vote takes, in the role that it asks them in. */
export const clickDelegate: OnClick = async (id, a) => {
  const { vote, people } = await seeFor(a, { vote: one(votes, id) });
  const asked = vote ? rolesOf(people, a.person.id).filter((r) => vote.rules.some(({ role }) => role === r)) : [];
  const [role, another] = asked;
  const isOpen = vote?.status === 'open' && a.setting.now() < vote.closesAt;
  const { until } = isOpen ? writeStretch({ until: vote.closesAt }, a.person.zone) : {};
  const filled = { ...(role && !another && { role }), ...(until && { until }) };
  return { modal: delegateModal(undefined, filled, a) };
};

type Terms = { from: string; until: string; careful?: string };

const delegated = (to: string, role: string | undefined, { from, until, careful }: Terms, a: Ask) =>
  md`${{ user: to }} votes for you${role ? md` as ${roleTitle(a.setting.company(), role)}` : NOTHING}, ${readBack({ start: from, end: until }, a.person.zone)}. Both your names stand on such a vote. To end it earlier: \`/release delegate revoke\`${careful ? md`\n*Careful*: ${careful}` : NOTHING}`;

async function listed(a: Ask) {
  const { delegations, company } = await seeFor(a, { delegations: standing });
  const mine = delegations.filter((d) => d.by === a.person.id || d.to === a.person.id);
  if (mine.length === 0)
    return say(
      md`Nobody stands in for you, and you stand in for nobody. For example: \`/release ${exampleFor(a, 'delegate @sam until Friday')}\``,
    );
  const lines = mine.map(
    (d) =>
      md`${{ user: d.to }} votes for ${{ user: d.by }}${d.role ? md` as ${roleTitle(company, d.role)}` : NOTHING}, ${span(d.from, d.until)}`,
  );
  const own = mine.some((d) => d.by === a.person.id);
  return say(join(lines, '\n'), ...actions(own ? [button('End mine', 'revoke-delegation', 'all')] : []));
}

const revoke = async (delegation: string | undefined, a: Ask) =>
  answerTo(
    await ask(a, { type: 'RevokeDelegation', ...(delegation && { delegation }) }),
    () => md`Ended: you vote yourself again.`,
  );

export const clickRevokeDelegation: OnClick = (about, a) => revoke(about === 'all' ? undefined : about, a);

export const submitDelegate: OnSubmit = async (fields, _, a) => {
  const { who: to = '', role = '' } = fields;
  if (to === '') return { errors: { who: 'Choose who votes for you.' } };
  const { from, until } = readingOf(fields, a);
  const errors = timeErrors(fields, { from, until });
  if (!errors) return { update: delegateModal(undefined, fields, a) };
  if (!from.ok || !until.ok) return { errors };
  const terms = { to, from: from.value, until: until.value, ...(role !== EVERY && role && { role }) };
  const outcome = await ask(a, { type: 'DelegateVote', ...terms });
  return submittedTo(outcome, 'until', () =>
    notice(
      'Delegated',
      join([delegated(to, terms.role, { from: from.value, until: until.value }, a), carefulWords(from, until)], '\n'),
    ),
  );
};
