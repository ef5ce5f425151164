import type { View } from '@slack/types';
import { dialog, section, textInput } from '../../blocks/blocks.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import { liftButton } from '../../cards/turn.ts';
import type { Company } from '../../domain/company.ts';
import { FREEZES } from '../../domain/freeze/commands.ts';
import { scopeWords } from '../../domain/freeze/freeze.ts';
import {
  answerTo,
  ask,
  lookFor,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  say,
  submittedTo,
} from '../ask.ts';
import { readScope, scopeIn, scopeInputs } from '../scope.ts';
import { readMoment, writeMoment } from '../when.ts';

/** `/release freeze payments in production from Friday 18:00 until Monday 8am because sales weekend`: the modal reads it back. */
export const freeze: OnCommand = async (rest, a) => {
  const world = await lookFor(a, FREEZES);
  return {
    modal: freezeModal(readFreeze(rest, world.company, a.person.zone, world.now), world.company, a.person.zone),
  };
};

type FreezeFields = { what: string; where: string; from: string; until: string; why: string; name: string };

function readFreeze(text: string, company: Company, zone: string, now: string): FreezeFields {
  const part = (start: string, ends: string) =>
    new RegExp(`\\b${start}\\s+([\\s\\S]+?)(?=\\s+(?:${ends})\\b|$)`, 'i').exec(text)?.[1]?.trim() ?? '';
  const why = /\s(?:because|why:|—)\s*([\s\S]+)$/i.exec(text)?.[1]?.trim() ?? '';
  const moment = (typed: string) => {
    const read = readMoment(typed, zone, now);
    return read.ok ? writeMoment(read.value, zone) : typed;
  };
  const { what, where } = scopeIn(text, company);
  const from = part('from', 'until|till|to|because|why:');
  const until = part('(?:until|till)', 'from|because|why:');
  return {
    what,
    where,
    from: from ? moment(from) : 'now',
    until: until ? moment(until) : '',
    why,
    name: '',
  };
}

function freezeModal(f: FreezeFields, company: Company, zone: string): View {
  return {
    ...dialog('freeze', 'Declare a freeze', 'Freeze'),
    blocks: [
      section(md`No deploy of this scope starts while it holds. Rollbacks pass.`),
      ...scopeInputs(f, company),
      textInput('from', 'From', f.from, {
        placeholder: 'now, or Friday 18:00',
        hint: `Times are in your zone, ${zone}.`,
      }),
      textInput('until', 'Until', f.until, { placeholder: 'Monday 8am' }),
      textInput('why', 'Why', f.why, { placeholder: 'sales weekend' }),
      textInput('name', 'Name', f.name, { optional: true, hint: 'How people will call it; otherwise the reason.' }),
    ],
  };
}

export const submitFreeze: OnSubmit = async (f, _, a) => {
  const { zone } = a.person;
  const company = a.setting.company();
  const now = a.setting.now();
  const from = readMoment(f.from ?? '', zone, now);
  const until = readMoment(f.until ?? '', zone, now);
  const scope = readScope(f, company);
  const why = (f.why ?? '').trim();
  const errors: Record<string, string> = {
    ...(!from.ok && { from: from.why }),
    ...(!until.ok && { until: until.why }),
    ...('why' in scope && { what: scope.why }),
    ...(why === '' && { why: 'Say why: everybody it stops sees it.' }),
  };
  if (!from.ok || !until.ok || 'why' in scope || why === '') return { errors };
  const name = (f.name ?? '').trim() || (why.length > 60 ? `${why.slice(0, 59)}…` : why);
  const outcome = await ask(a, { type: 'DeclareFreeze', name, why, scope, from: from.value, until: until.value });
  return submittedTo(
    outcome,
    'name',
    () =>
      notice(
        'Frozen',
        md`Frozen: *${scopeWords(scope)}*, ${span(from.value, until.value)}.\nWhy: ${why}. Those it stops were told.`,
      ),
    ['from', 'until', 'name'],
  );
};

/** `/release unfreeze [name]`: asks which one, unless only one is meant. */
export const unfreeze: OnCommand = async (rest, a) => {
  const world = await lookFor(a, FREEZES);
  const current = world.freezes.filter((f) => f.status === 'declared');
  const typed = rest.trim().toLowerCase();
  const meant =
    typed === ''
      ? current
      : current.filter((f) => f.id.toLowerCase() === typed || f.name.toLowerCase().includes(typed));
  if (current.length === 0)
    return say(md`Nothing was frozen by hand. Freezes that come again are in manifests/freezes.yml.`);
  const shown = meant.length > 0 ? meant : current;
  return say(
    md`${shown.length === 1 ? 'Lift this freeze?' : 'Which freeze?'}`,
    ...shown
      .slice(0, 20)
      .map((f) =>
        section(
          md`*${f.name}* (${f.id}): ${scopeWords(f.scope)}, ${span(f.from, f.until)}. Why: ${f.why}`,
          liftButton(f.id, f.name),
        ),
      ),
  );
};

export const clickUnfreeze: OnClick = async (id, a) => {
  const world = await lookFor(a, { docs: [`freeze/${id}`], lists: [] });
  const [known] = world.freezes;
  const outcome = await ask(a, { type: 'LiftFreeze', freeze: id, why: '' });
  return answerTo(
    outcome,
    () =>
      md`Lifted: ${known?.name ?? id} (${known ? scopeWords(known.scope) : id}). What it held may deploy again; nothing was restarted.`,
  );
};

export const clickFreeze: OnClick = (_, a) => freeze('', a);
