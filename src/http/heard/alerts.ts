import { placed } from '../../domain/evidence/placing.ts';
import type { AlertKept } from '../../domain/evidence/unmatched.ts';
import { perform } from '../../door/perform.ts';
import type { AlertsTold, AlertTold } from '../../inbound/told.ts';
import { type Carried, type Hear, partOf } from './hearing.ts';
import { hearOrKeep } from './kept.ts';

/** So many of one delivery are kept of which nobody knows the service: what fires first. */
const MOST_KEPT = 20;

/** Alerts of what is known are heard at once; each of the others is kept until somebody knows of which service it is, and where. */
export const hearAlerts: Hear<AlertsTold> = async ({ alerts: told, truncated }, hearing, asked) => {
  const { source, setting } = hearing;
  const now = setting.now();
  const company = setting.company();
  const all = told.map((one) => {
    const kept = keptOf(one, now);
    const place = placed(company, { source, told: kept });
    return { kept, commands: 'commands' in place ? place.commands : [] };
  });
  const alerts = all.flatMap((a) => a.commands.flatMap((c) => (c.type === 'HearAlerts' ? c.alerts : [])));
  const strange = all.flatMap((a) => (a.commands.length === 0 ? [a.kept] : []));
  let outcome: Carried | undefined;
  if (alerts.length > 0 || strange.length === 0)
    outcome = await perform(setting, { type: 'HearAlerts', source, alerts, truncated }, asked);
  for (const kept of strange.sort(byFiring).slice(0, MOST_KEPT)) {
    if (outcome?.ok === false) return outcome;
    const next = await hearOrKeep(kept, hearing, outcome ? partOf(asked, kept.key) : asked);
    outcome = !outcome || !next.ok || next.note === undefined ? next : outcome;
  }
  return outcome ?? { ok: true, note: 'no alerts' };
};

const byFiring = (a: AlertKept, b: AlertKept) => Number(a.state !== 'firing') - Number(b.state !== 'firing');

/** What tells no time is of now, which is no beginning of what is known to fire. */
function keptOf(
  { service, environment, version, labels, summary, startsAt, status: state, ...alert }: AlertTold,
  now: string,
): AlertKept {
  const since = startsAt ?? now;
  return {
    type: 'alert',
    from: {
      ...(service !== '' && { service }),
      ...(environment !== '' && { environment }),
      ...(version !== undefined && { version }),
      ...(Object.keys(labels ?? {}).length > 0 && { labels }),
    },
    ...alert,
    state,
    startsAt: since,
    ...(startsAt === undefined && { goesOn: true as const }),
    at: (state === 'resolved' ? alert.endsAt : undefined) ?? since,
    ...(summary !== undefined && { summary }),
  };
}
