import { join, md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { recordVersion } from '../../domain/environment/record-version.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { type Release, rolloutOf, servicesOf } from '../../domain/release/release.ts';
import { type Answer, type Ask, ask, notice, type OnSubmit, refusalMessage, seeFor, submittedTo } from '../ask.ts';
import { type ByHandFilled, byHandModal, readPlace } from './modal.ts';

/** The dialog of one service in one place. `stuck`: the release that it is about, of which all may be recorded instead. */
export async function opened(filled: ByHandFilled, a: Ask, stuck?: Release): Promise<Answer> {
  const world = await seeFor(a, {});
  const no = forbidden(world, recordVersion.takes, phrase`record what was done by hand`);
  return no ? { say: refusalMessage(no) } : { modal: byHandModal(filled, world.company, stuck) };
}

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

export const submitByHand: OnSubmit = async (fields, _, a) => {
  const where = readPlace(fields, a.setting.company());
  if ('why' in where) return { errors: { [where.field]: where.why } };
  const { version = '', why = '' } = fields;
  const outcome = await ask(a, { type: 'RecordVersion', ...where, version, why });
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
