import type { View } from '@slack/types';
import { actions, button, context, dialog, option, section, selectInput, textInput } from '../../blocks/blocks.ts';
import { join, Mrkdwn, md, span, when } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company.ts';
import { inScope, scopeWords, targetOf } from '../../domain/freeze/scope.ts';
import type { FreezeTerms } from '../../domain/freeze/terms.ts';
import type { OpenReleases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import type { World } from '../../domain/world.ts';
import { withoutFromNow } from '../from-now.ts';
import {
  inFlightInput,
  readInFlight,
  readScope,
  type ScopeFields,
  scopeIn,
  scopeInputs,
  writeScope,
} from '../scope.ts';
import { readMoment, writeMoment } from '../when.ts';

export type FreezeFields = ScopeFields & {
  from: string;
  until: string;
  why: string;
  name: string;
  /** hard or soft */
  kind: string;
  flight: string;
};

/** What travels with the modal: the freeze that is changed, whether all fields are shown, and the question that was asked already. */
export type FreezeMetadata = { freeze?: string; more: boolean; asked?: string };

/** "payments in production from Friday 18:00 until Monday 8am, except emergency because sales weekend" */
export function readFreeze(typed: string, company: Company, zone: string, now: string): FreezeFields {
  const text = withoutFromNow(typed);
  const part = (start: string, ends: string) =>
    new RegExp(`\\b${start}\\s+([\\s\\S]+?)(?=,|\\s+(?:${ends})\\b|$)`, 'i').exec(text)?.[1]?.trim() ?? '';
  const reason = /\s(?:because|why:|—)\s*([\s\S]+)$/i.exec(text);
  const said = reason ? text.slice(0, reason.index) : text;
  const moment = (typed: string) => {
    const read = readMoment(typed, zone, now);
    return read.ok ? writeMoment(read.value, zone) : typed;
  };
  const from = part('from', 'until|till|to|because|why:|except');
  const until = part('(?:until|till)', 'from|because|why:|except|only');
  return {
    ...scopeIn(said, company),
    from: from ? moment(from) : 'now',
    until: until ? moment(until) : '',
    why: reason?.[1]?.trim() ?? '',
    name: '',
    kind: /\bsoft(ly)?\b/i.test(said) ? 'soft' : 'hard',
    flight: 'finish-step',
  };
}

/** A freeze as it would be typed again. */
export const writeFreeze = (terms: FreezeTerms, zone: string): FreezeFields => ({
  ...writeScope(terms.scope),
  from: writeMoment(terms.from, zone),
  until: writeMoment(terms.until, zone),
  why: terms.why,
  name: terms.name,
  kind: terms.soft ? 'soft' : 'hard',
  flight: terms.inFlight ?? 'finish-step',
});

/** The terms that the fields say, or what is wrong beside each. */
export function readTerms(f: FreezeFields, company: Company, zone: string, now: string): FreezeTerms | Faults {
  const from = readMoment(f.from, zone, now);
  const until = readMoment(f.until, zone, now);
  const scope = readScope(f, company);
  const why = f.why.trim();
  if (!from.ok || !until.ok || 'why' in scope || why === '')
    return {
      errors: {
        ...(!from.ok && { from: from.why }),
        ...(!until.ok && { until: until.why }),
        ...('why' in scope && { [scope.field]: scope.why }),
        ...(why === '' && { why: 'Say why: everybody it stops sees it.' }),
      },
    };
  const inFlight = readInFlight(f.flight);
  return {
    name: f.name.trim() || (why.length > 60 ? `${why.slice(0, 59)}…` : why),
    why,
    scope,
    from: from.value,
    until: until.value,
    ...(f.kind === 'soft' && { soft: true }),
    ...(inFlight !== 'finish-step' && { inFlight }),
  };
}
export type Faults = { errors: Record<string, string> };

export function freezeModal(
  f: FreezeFields,
  metadata: FreezeMetadata,
  world: Pick<World, 'company' | 'now'> & OpenReleases,
  zone: string,
  asked?: string,
): View {
  const { company, now } = world;
  // Before the reason is written there is something to read back already.
  const terms = readTerms({ ...f, why: f.why || '…' }, company, zone, now);
  const [title, submit] = metadata.freeze ? ['Change a freeze', 'Change it'] : ['Declare a freeze', 'Freeze'];
  const verb = 'recheck-freeze';
  return {
    ...dialog('freeze', title, asked ? 'Yes, freeze it all' : submit, JSON.stringify(metadata)),
    blocks: [
      ...(asked ? [section(new Mrkdwn(asked))] : []),
      ...('errors' in terms ? [section(md`Rollbacks pass every freeze.`)] : previewOf(terms, world)),
      ...scopeInputs(f, company, { dispatch: verb }),
      textInput('from', 'From', f.from, {
        placeholder: 'now, or Friday 18:00',
        hint: `Times are in your zone, ${zone}.`,
        dispatch: verb,
      }),
      textInput('until', 'Until', f.until, { placeholder: 'Monday 8am', dispatch: verb }),
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
            inFlightInput(readInFlight(f.flight)),
          ]
        : actions([button('More…', 'more-freeze', 'more')])),
    ],
  };
}

/** What was understood, in words, and what of the plan it would hold. */
function previewOf(terms: FreezeTerms, { openReleases }: OpenReleases) {
  const inside = openReleases.filter((r) => inScope(terms.scope, targetOf(r)));
  const hit = inside.filter((r) => r.window.start < terms.until && terms.from < r.window.end);
  const running = inside.filter((r) => r.status === 'deploying');
  const rows = hit.slice(0, 5).map((r) => md`• ${nameOf(r)} (${r.id}), ${when(r.window.start)}`);
  const more = hit.length > 5 ? [md`• and ${hit.length - 5} more`] : [];
  const does = terms.soft ? 'Would ask for a reason' : 'Would hold';
  const title = md`*${terms.soft ? 'Softly frozen' : 'Frozen'}: ${scopeWords(terms.scope)}*, ${span(terms.from, terms.until)}. Rollbacks pass.`;
  const held = hit.length > 0 ? [md`${does} ${hit.length}:`, ...rows, ...more] : [md`No open release lies in it.`];
  return [
    section(join([title, ...held], '\n')),
    ...(running.length > 0 ? [context(md`Deploying right now: ${running.map((r) => r.id).join(', ')}`)] : []),
  ];
}
