import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { deadlinesOf, isMet } from '../domain/deadline/deadline.ts';
import { closedGates, type Gate } from '../domain/gates/index.ts';
import { type Phrase, say, user } from '../domain/phrase.ts';
import { isAhead } from '../domain/release/ahead.ts';
import { itemsOf, type Release } from '../domain/release/release.ts';

/** What its giver wrote, and what is open by now: whatever it was when it was offered. */
export function handedOver(release: Release, gates: Gate[], company: Company): Mrkdwn {
  if (!release.handOver) return NOTHING;
  const { by, summary } = release.handOver;
  const lines = [
    say`${user(by)} hands it over${summary === '' ? '' : `: ${summary}`}`,
    ...openOf(release, gates, company),
  ];
  return join(
    lines.map((line) => md`\n${line}`),
    '',
  );
}

/** What is open of a release, a line each: its checks, what is owed, and what was asked for. */
export function openOf(release: Release, gates: Gate[], company: Company): Phrase[] {
  const owed = isAhead(release) ? deadlinesOf(release, company).filter((d) => !d.cutOff && !isMet(release, d)) : [];
  const closed = closedGates(gates).map((g) => g.title);
  return [
    ...(closed.length > 0 ? [say`Still closed: ${closed.join(', ')}.`] : []),
    ...(owed.length > 0 ? [say`Owed: ${owed.map((d) => d.title).join(', ')}.`] : []),
    ...(release.requests ?? []).map((r) => say`Asked for: ${itemsOf(r.items)} (${r.why})`),
  ];
}
