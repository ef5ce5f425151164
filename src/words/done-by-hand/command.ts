import { join, md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { one } from '../../domain/deciding/reads.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { type Release, rolloutOf, servicesOf } from '../../domain/release/release.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  refusalMessage,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { readWhere, unknownPlace } from '../where.ts';
import { byHandModal, type Filled, readPlace } from './modal.ts';

const BECAUSE = /\sbecause\s([\s\S]*)$/i;
const VERSION = /^v?\d[\w.+-]*$/i;

/** `/release done-by-hand checkout-api 4.1.3 production eu because the pipeline was stuck`: a dialog with what was typed. */
export const typed: OnCommand = async (rest, a) => {
  const because = BECAUSE.exec(` ${rest}`);
  const words = (because ? ` ${rest}`.slice(0, because.index) : rest).split(/[\s,]+/).filter(Boolean);
  const { company, release } = await seeFor(a, { release: one(releases, a.release ?? '-') });
  const version = words.find((w) => VERSION.test(w)) ?? '';
  const where = readWhere(words.filter((w) => w !== version).join(' '), company);
  if ('unknown' in where) return say(unknownPlace(where.unknown, company));
  const [environment, region, service] = [where.environments[0], where.regions[0], where.services[0]];
  const known = release ? filledFrom(release) : nothing(company);
  const place = environment ?? known.place.split('/')[0] ?? '';
  return opened(
    {
      service: service ?? known.service,
      place: environment || region ? `${place}/${region ?? ''}` : known.place,
      version,
      why: because?.[1]?.trim() ?? '',
    },
    a,
  );
};

/** [Done by hand…]: `about` is a release that got stuck, or what was asked for where the button stands. */
export const clickByHand: OnClick = async (about, a) => {
  if (!/^R-\d+$/.test(about)) return typed(about === '-' ? '' : about, a);
  const { release, company } = await seeFor(a, { release: one(releases, about) });
  return opened(release ? filledFrom(release) : nothing(company), a);
};

async function opened(filled: Filled, a: Ask): Promise<Answer> {
  const world = await seeFor(a, {});
  const no = forbidden(world, 'record', phrase`record what was done by hand`);
  return no ? { say: refusalMessage(no) } : { modal: byHandModal(filled, world.company) };
}

const nothing = ({ services }: Company): Filled => ({
  service: services.length === 1 ? (services[0]?.name ?? '') : '',
  place: '',
  version: '',
  why: '',
});

/** Where it got stuck. Which version runs there, nobody but the person knows. */
function filledFrom(release: Release): Filled {
  const stuck = rolloutOf(release)?.stages.find((s) => s.state === 'failed');
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
            md`Those who look at it were told. What got stuck there goes on from this: its card says how.`,
          ],
          '\n',
        ),
      ),
    ['version', 'why', 'service'],
  );
};
