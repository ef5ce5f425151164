import { actions, button } from '../../blocks/blocks.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { environmentNamed } from '../../domain/company/services.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';
import { type Answer, type Ask, say } from '../ask.ts';
import { carried } from '../sentence.ts';

type Said = WhichReleases & { regions: string[]; why: string };

/** Slack shows so many buttons in a row. */
const SHOWN = 5;

/**
 * One service in one place is recorded at a time, as each may be wrong by itself: of several none is chosen for the person, and none is left out
 * unsaid. Undefined where one was named.
 */
export function severally(said: Said, company: Company, a: Ask): Answer | undefined {
  const { services, versions, why } = said;
  if (versions.length > Math.max(1, services.length))
    return say(
      md`Several versions, ${versions.join(' and ')}, of ${services.join(' and ') || 'one service'}: one runs in a place. Nothing was recorded.`,
    );
  const what = services.map((service, i) => [service, versions.length === 1 ? versions[0] : versions[i]]);
  const where = placesSaid(said, company);
  const each = (what.length > 0 ? what : [versions.slice(0, 1)]).flatMap((item) =>
    (where.length > 0 ? where : [[]]).map((place) => [...item, ...place].filter(Boolean).join(' ')),
  );
  if (each.length < 2) return undefined;
  const left = each.length - SHOWN;
  const because = why === '' ? '' : ` because ${why}`;
  const buttons = each.slice(0, SHOWN).flatMap((one, i) => {
    const sent = carried(`${one}${because}`, a);
    return sent === undefined ? [] : [{ ...button(`${one}…`, 'again', sent), action_id: `again:${i}` }];
  });
  const more = left > 0 ? [md`and ${left} more, each typed by itself`] : [];
  return say(
    join(
      [
        md`Nothing was recorded yet. What runs there is recorded for one service in one place at a time:`,
        ...each.slice(0, SHOWN).map((one) => md`• ${one}`),
        ...more,
      ],
      '\n',
    ),
    ...actions(buttons),
  );
}

/** Each place as it would be typed; all regions of an environment are the environment. */
function placesSaid({ environments, regions }: Said, company: Company): string[][] {
  const named = [...new Set(regions)];
  if (environments.length === 0) return named.map((region) => [region]);
  return environments.flatMap((environment) => {
    const all = environmentNamed(company, environment)?.regions ?? [];
    const there = all.filter((region) => named.includes(region));
    return there.length === 0 || there.length === all.length
      ? [[environment]]
      : there.map((region) => [environment, region]);
  });
}
