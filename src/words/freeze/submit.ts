import type { View } from '@slack/types';
import { shownIn } from '../../blocks/as-shown.ts';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import { ended } from '../../blocks/text.ts';
import { isRefusedAs, type Refusal } from '../../domain/deciding/decision.ts';
import { changeable } from '../../domain/freeze/change-freeze.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import type { FreezeTerms } from '../../domain/freeze/terms.ts';
import { filledOf, type TermsFilled, termsOf, termsShown } from '../../domain/freeze/terms-shown.ts';
import { type Ask, notice, refusalMessage, type Submitted, seeFor, submittedTo } from '../ask.ts';
import { carefulWords } from '../dialogs/time-field.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { onceSeen } from '../once-seen.ts';
import { readBack } from '../read-back.ts';
import { savedAsOpened } from '../since-shown.ts';
import { type FreezeFields, fieldsIn, readingOf, readTerms, writeFreeze } from './fields.ts';
import { FREEZING, type FreezeAround, type FreezeMetadata, freezeModal, heldShown } from './modal.ts';
import { AROUND, openChange } from './typed.ts';

const FIELDS = ['why', 'from', 'until', 'name', 'except'] as const;

export const submitFreeze = onSubmitOf(FREEZING, async (raw, about, a, carried) => {
  const fields = fieldsIn(raw);
  const metadata = { ...about, print: shownIn(carried).print };
  const world = await seeFor(a, AROUND);
  const terms = readTerms(fields, a);
  if ('which' in terms) return { update: freezeModal(fields, metadata, world, a) };
  if ('errors' in terms) return terms;
  const sent = { fields, metadata, world, a };
  if (metadata.freeze === undefined) return declared(terms, sent);
  const known = changeable(metadata.freeze, world);
  return 'refused' in known
    ? { update: notice('Change a freeze', md`${refusalMessage(known).text}`) }
    : changed(metadata.freeze, filledOf(terms), filledOf(known), sent);
});

type Sent = { fields: FreezeFields; metadata: FreezeMetadata; world: FreezeAround; a: Ask };

async function declared(terms: FreezeTerms, sent: Sent): Promise<Submitted> {
  const { fields, metadata, world, a } = sent;
  const command = { ...terms, type: 'DeclareFreeze', sure: isSure(terms, metadata) } as const;
  const outcome = await onceSeen(a, command, metadata.print, {
    runsInto: heldShown(terms, world),
    drawn: () => freezeModal(fields, metadata, world, a),
  });
  if ('first' in outcome) return { update: outcome.first };
  const question = outcome.ok ? undefined : asked(terms, outcome.refusal, fields, sent);
  return question ? { update: question } : submittedTo(outcome, 'why', () => told('Frozen', terms, sent), FIELDS);
}

/** Only what was changed in the dialog is another: a freeze that somebody prolonged meanwhile ends when they said. */
function changed(freeze: string, mine: TermsFilled, now: TermsFilled, sent: Sent): Promise<Submitted> {
  const { metadata, world, a } = sent;
  const written = (saved: TermsFilled) => writeFreeze(termsOf(saved), a.person.zone);
  return savedAsOpened(metadata.print, a, {
    mine,
    now,
    parts: termsShown,
    command(saved) {
      const terms = termsOf(saved);
      return { ...terms, type: 'ChangeFreeze', freeze, sure: isSure(terms, metadata) };
    },
    anew: (changes) => openChange(freeze, changes, a),
    view: (_, saved) => told('Changed', termsOf(saved), sent),
    fields: FIELDS,
    sight: (saved) => ({
      runsInto: heldShown(termsOf(saved), world),
      drawn: () => freezeModal(written(saved), metadata, world, a),
    }),
    asks: (refusal, saved) => asked(termsOf(saved), refusal, written(saved), sent),
  });
}

/** Sending it once more answers the question; other terms are asked about anew. */
const questionOf = ({ scope, until }: FreezeTerms) => `${scopeWords(scope)} until ${until}`;
const isSure = (terms: FreezeTerms, metadata: FreezeMetadata) => metadata.asked === questionOf(terms);

function asked(terms: FreezeTerms, refusal: Refusal, fields: FreezeFields, { metadata, world, a }: Sent) {
  if (!isRefusedAs(refusal, 'everything')) return undefined;
  return freezeModal(fields, { ...metadata, asked: questionOf(terms) }, world, a, refusalMessage(refusal).text);
}

function told(title: string, terms: FreezeTerms, { fields, a }: Sent): View {
  const { from, until } = readingOf(fields, a);
  const careful = carefulWords(from, until);
  const span = readBack({ start: terms.from, end: terms.until }, a.person.zone);
  return notice(
    title,
    md`${terms.soft ? 'Softly frozen' : 'Frozen'}: *${scopeWords(terms.scope)}*, ${span}.\nWhy: ${ended(terms.why)} Those it stops were told.${careful.text === '' ? NOTHING : md`\n${careful}`}`,
  );
}
