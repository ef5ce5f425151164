import type { View } from '@slack/types';
import { shownIn } from '../../blocks/as-shown.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { oneIf, some } from '../../domain/deciding/reads.ts';
import { environments } from '../../domain/environment/document.ts';
import { recordVersion } from '../../domain/environment/record-version.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { type Release, rolloutOf, servicesOf } from '../../domain/release/release.ts';
import {
  type Answer,
  type Ask,
  type Fields,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { textsIn } from '../dialogs/texts-in.ts';
import { onceSeen } from '../once-seen.ts';
import { type ByHandFilled, byHandModal, knownThere, readPlace, thereShown } from './modal.ts';

/** The dialog of one service in one place. `stuck`: the release that it is about, of which all may be recorded instead. */
export async function opened(filled: ByHandFilled, a: Ask, stuck?: Release): Promise<Answer> {
  const world = await seeFor(a, {});
  const no = forbidden(world, recordVersion.takes, phrase`record what was done by hand`);
  return no ? { say: refusalMessage(no) } : { modal: await drawn(filled, a, stuck) };
}

async function drawn(filled: ByHandFilled, a: Ask, stuck?: Release): Promise<View> {
  const company = a.setting.company();
  const where = readPlace(filled, company);
  return byHandModal(filled, company, 'why' in where ? [] : await thereNow(where, a), stuck);
}

const thereNow = async (where: Parameters<typeof knownThere>[0], a: Ask) =>
  knownThere(where, await seeFor(a, { environments: some(environments, [where.environment]) }));

/** While the dialog is open: what is known there, as soon as it is said where that is. */
export const recheckByHand: OnClick = async (_, a, around) => {
  const { about } = shownIn((around?.view.type === 'modal' && around.view.private_metadata) || '');
  const { release } = await seeFor(a, { release: oneIf(releases, about || undefined) });
  return { update: await drawn(filledIn(around?.fields ?? {}), a, release) };
};

const filledIn = (fields: Fields): ByHandFilled => textsIn(fields, 'service', 'place', 'version', 'why');

export const nothing = ({ services }: Company): ByHandFilled => ({
  service: services.length === 1 ? (services[0]?.name ?? '') : '',
  place: '',
  version: '',
  why: '',
});

/** Where it got stuck. Which version runs there, nobody but the person knows. */
export function filledFrom(release: Release): ByHandFilled {
  const { stages = [], left = [] } = rolloutOf(release) ?? {};
  const stuck = [...stages, ...left].find((s) => s.state === 'failed');
  const services = stuck?.items.map((i) => i.service) ?? servicesOf(release);
  return {
    service: services.length === 1 ? (services[0] ?? '') : '',
    place: `${release.environment}/${stuck?.region ?? ''}`,
    version: '',
    why: '',
  };
}

export const submitByHand: OnSubmit = async (fields, metadata, a) => {
  const where = readPlace(fields, a.setting.company());
  if ('why' in where) return { errors: { [where.field]: where.why } };
  const { version = '', why = '' } = fields;
  const { about, print } = shownIn(metadata);
  const there = await thereNow(where, a);
  const { release } = await seeFor(a, { release: oneIf(releases, about || undefined) });
  const outcome = await onceSeen(a, { type: 'RecordVersion', ...where, version, why }, print, {
    runsInto: thereShown(there),
    drawn: () => drawn(filledIn(fields), a, release),
  });
  if ('first' in outcome) return { update: outcome.first };
  return submittedTo(
    outcome,
    'version',
    () =>
      notice(
        'Recorded',
        join(
          [
            md`Recorded: *${where.service} ${version.trim()}* in ${where.regions.join(', ')} of ${where.environment}.`,
            md`Those who look at it were told. Where a release got stuck there, it goes on from this: its card says how.`,
          ],
          '\n',
        ),
      ),
    ['version', 'why', 'service'],
  );
};
