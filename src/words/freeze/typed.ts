import { z } from 'zod';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import { isRefusedAs } from '../../domain/deciding/decision.ts';
import { changeable } from '../../domain/freeze/change-freeze.ts';
import { declareFreeze } from '../../domain/freeze/declare-freeze.ts';
import { currentOnes } from '../../domain/freeze/document.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { openOnes } from '../../domain/release/document.ts';
import {
  type Ask,
  ask,
  type Fields,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { orAsk } from '../asking.ts';
import { carefulWords, chosenIn } from '../dialogs/time-field.ts';
import { parsed } from '../parsed.ts';
import { readBack } from '../read-back.ts';
import { sentence } from '../sentence.ts';
import { askedFreeze } from './asked.ts';
import { FREEZE, type FreezeFields, freezeFields, readingOf, readTerms, writeFreeze } from './fields.ts';
import { type FreezeMetadata, freezeModal } from './modal.ts';

/** What the dialog is checked against, and what it would hold. */
const AROUND = { freezes: currentOnes, openReleases: openOnes };

/** `/release freeze payments in production from Friday 18:00 until Monday 8am except emergency because sales weekend`: the modal reads it back. */
export const typed = sentence(FREEZE, async (said, a) => {
  const world = await seeFor(a, AROUND);
  const no = forbidden(world, declareFreeze.takes, phrase`declare a freeze`);
  const fields = freezeFields(said, a);
  if (no) return orAsk(no, askedFreeze(fields, a), world, a);
  return { modal: freezeModal(fields, { more: fields.kind === 'soft' }, world, a) };
});

export const clickFreeze: OnClick = (_, a) => typed('', a);

/** [Change…]: the same dialog with the terms it has; after a space, when it shall end instead (UTC ISO). */
export const clickChangeFreeze: OnClick = async (about, a) => {
  const [id = '', until] = about.split(' ');
  const world = await seeFor(a, AROUND);
  const known = changeable(id, world);
  if ('refused' in known) return orAsk(known, { verb: 'change-freeze', about: id, what: `the freeze ${id}` }, world, a);
  const terms = { ...known, ...(until && { until }) };
  return { modal: freezeModal(writeFreeze(terms, a.person.zone), { freeze: id, more: true }, world, a) };
};

/** While the dialog is open: what was understood, and what it would hold. */
export const recheckFreeze: OnClick = (_, a, around) => redraw(around, a, {});
export const moreFreeze: OnClick = (_, a, around) => redraw(around, a, { more: true });

async function redraw(around: Parameters<OnClick>[2], a: Ask, change: Partial<FreezeMetadata>) {
  const world = await seeFor(a, AROUND);
  const metadata = metadataIn(around?.view.type === 'modal' ? around.view.private_metadata : undefined);
  return { update: freezeModal(fieldsIn(around?.fields ?? {}), { ...metadata, ...change }, world, a) };
}

export const submitFreeze: OnSubmit = async (raw, meta, a) => {
  const { zone } = a.person;
  const fields = fieldsIn(raw);
  const metadata = metadataIn(meta);
  const world = await seeFor(a, AROUND);
  const terms = readTerms(fields, a);
  const { from, until } = readingOf(fields, a);
  const careful = carefulWords(from, until);
  if ('which' in terms) return { update: freezeModal(fields, metadata, world, a) };
  if ('errors' in terms) return terms;
  // Sending it once more answers the question; other terms are asked about anew.
  const question = `${scopeWords(terms.scope)} until ${terms.until}`;
  const sure = metadata.asked === question;
  const command = metadata.freeze
    ? ({ ...terms, type: 'ChangeFreeze', freeze: metadata.freeze, sure } as const)
    : ({ ...terms, type: 'DeclareFreeze', sure } as const);
  const outcome = await ask(a, command);
  if (!outcome.ok && isRefusedAs(outcome.refusal, 'everything'))
    return {
      update: freezeModal(fields, { ...metadata, asked: question }, world, a, refusalMessage(outcome.refusal).text),
    };
  return submittedTo(
    outcome,
    'why',
    () =>
      notice(
        metadata.freeze ? 'Changed' : 'Frozen',
        md`${terms.soft ? 'Softly frozen' : 'Frozen'}: *${scopeWords(terms.scope)}*, ${readBack({ start: terms.from, end: terms.until }, zone)}.\nWhy: ${terms.why}. Those it stops were told.${careful.text === '' ? NOTHING : md`\n${careful}`}`,
      ),
    ['from', 'until', 'name'],
  );
};

const fieldsIn = (f: Fields): FreezeFields => ({
  what: f.what ?? '',
  where: f.where ?? '',
  except: f.except ?? '',
  from: f.from ?? '',
  until: f.until ?? '',
  why: f.why ?? '',
  name: f.name ?? '',
  kind: f.kind ?? 'hard',
  flight: f.flight ?? 'finish-step',
  ...chosenIn(f, 'from'),
  ...chosenIn(f, 'until'),
});

const Metadata = z.object({ freeze: z.string().optional(), more: z.boolean(), asked: z.string().optional() });
const metadataIn = (carried: string | undefined): FreezeMetadata => parsed(Metadata, carried) ?? { more: false };
