import { commitOf } from '../../authors/commit.ts';
import { hostOf } from '../../authors/keys.ts';
import { whoIn } from '../../authors/who.ts';
import type { HearCommits } from '../../domain/build/hear-commits.ts';
import { serviceOf, servicesFitting } from '../../domain/company/matching.ts';
import { perform } from '../../door/perform.ts';
import type { CommitsTold } from '../../inbound/told.ts';
import type { Carried, Hear } from './hearing.ts';

/** What came into a repository is kept for each service whose code it may be: whoever opened or merged it had a hand in all of it. */
export const hearCommits: Hear<CommitsTold> = async (
  { from, commits, merged },
  { setting, source, personOf },
  asked,
) => {
  const company = setting.company();
  const fitting = servicesFitting(company, from);
  const only = serviceOf(company, from);
  const services = fitting.length > 0 ? fitting : only ? [only] : [];
  if (services.length === 0) return { ok: true, note: 'of no service' };
  const host = hostOf(setting.sources?.().find((s) => s.name === source)?.type);
  const who = whoIn(company, personOf, host);
  const by = merged?.by ? [merged.by] : [];
  const told = commits.map((c) => commitOf({ ...c, authors: [...c.authors, ...by] }, who));
  let outcome: Carried = { ok: true, note: 'nothing in it is new' };
  for (const [n, service] of services.entries()) {
    const command: HearCommits = { type: 'HearCommits', service: service.name, commits: told };
    const next = await perform(
      setting,
      command,
      n === 0 ? asked : { ...asked, event: `${asked.event}/${service.name}` },
    );
    if (!next.ok) return next;
    outcome = next;
  }
  return outcome;
};
