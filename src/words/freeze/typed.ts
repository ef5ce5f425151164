import { shownIn } from '../../blocks/as-shown.ts';
import { OF_CHANGING } from '../../cards/carried.ts';
import { changeable } from '../../domain/freeze/change-freeze.ts';
import { declareFreeze } from '../../domain/freeze/declare-freeze.ts';
import { currentOnes } from '../../domain/freeze/document.ts';
import { filledOf, type TermsFilled, termsOf, termsShown } from '../../domain/freeze/terms-shown.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { openOnes } from '../../domain/release/document.ts';
import { printOf } from '../../domain/shown.ts';
import { type Answer, type Ask, type OnClick, seeFor } from '../ask.ts';
import { orAsk } from '../asking.ts';
import { clickedThere, onClickOf } from '../of-another-version.ts';
import { sentence } from '../sentence.ts';
import { askedFreeze } from './asked.ts';
import { FREEZE, fieldsIn, freezeFields, writeFreeze } from './fields.ts';
import { FREEZING, type FreezeMetadata, freezeModal } from './modal.ts';

/** What the dialog is checked against, and what it would hold. */
export const AROUND = { freezes: currentOnes, openReleases: openOnes };

/** `/release freeze payments in production from Friday 18:00 until Monday 8am except emergency because sales weekend`: the modal reads it back. */
export const typed = sentence(FREEZE, async (said, a) => {
  const world = await seeFor(a, AROUND);
  const no = forbidden(world, declareFreeze.takes, phrase`declare a freeze`);
  const fields = freezeFields(said, a);
  if (no) return orAsk(no, askedFreeze(fields, a), world, a);
  return { modal: freezeModal(fields, { more: fields.kind === 'soft' }, world, a) };
});

export const clickFreeze: OnClick = (_, a) => typed('', a);

/** [Change…]: the same dialog with the terms it has, or with the end that it shall have instead. */
export const clickChangeFreeze = onClickOf(OF_CHANGING, ({ freeze, until }, a) =>
  openChange(freeze, until ? { until } : {}, a),
);

/** The dialog with the terms that a freeze has, and those that are to be another. */
export async function openChange(id: string, changes: Partial<TermsFilled>, a: Ask): Promise<Answer> {
  const world = await seeFor(a, AROUND);
  const known = changeable(id, world);
  if ('refused' in known) return orAsk(known, { verb: 'change-freeze', about: id, what: `the freeze ${id}` }, world, a);
  const terms = termsOf({ ...filledOf(known), ...changes });
  const print = printOf(termsShown(filledOf(known)));
  return { modal: freezeModal(writeFreeze(terms, a.person.zone), { freeze: id, more: true, print }, world, a) };
}

/** While the dialog is open: what was understood, and what it would hold. */
export const recheckFreeze: OnClick = (_, a, around) => redraw(around, a, {});
export const moreFreeze: OnClick = (_, a, around) => redraw(around, a, { more: true });

async function redraw(around: Parameters<OnClick>[2], a: Ask, change: Partial<FreezeMetadata>) {
  const { about, print } = shownIn((around?.view.type === 'modal' && around.view.private_metadata) || '');
  const metadata = FREEZING.read(about);
  if (!metadata) return clickedThere();
  const world = await seeFor(a, AROUND);
  return { update: freezeModal(fieldsIn(around?.fields ?? {}), { ...metadata, print, ...change }, world, a) };
}
