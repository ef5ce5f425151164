import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { type Audience, isForCustomers } from '../domain/company/audiences.ts';
import { shareWords, total, type WeekOfDeploys } from '../domain/release/rollout/success.ts';

/** How many deploys succeeded is the company's own business. */
export const isToldTo = (audience: Pick<Audience, 'language'>) => !isForCustomers(audience);

/** "Success: 16 of 17 (94 %) of what was deployed in the last 4 weeks went live and stayed; 10 of 11 (90 %) in the 4 weeks before." */
export function successLine(weeks: readonly WeekOfDeploys[]): Mrkdwn {
  const half = weeks.length / 2;
  const [before, last] = [total(weeks.slice(0, half)), total(weeks.slice(half))];
  if (before.of + last.of === 0) return NOTHING;
  const compared = before.of === 0 ? 'none in' : `${shareWords(before)} in`;
  return last.of === 0
    ? md`Success: nothing was deployed in the last ${half} weeks; ${compared} the ${half} weeks before.`
    : md`Success: ${shareWords(last)} of what was deployed in the last ${half} weeks went live and stayed; ${compared} the ${half} weeks before.`;
}
