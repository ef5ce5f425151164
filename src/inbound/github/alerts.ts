import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { flag, id, instant, link, sha, some, text, word } from '../fields.ts';
import { refIn } from '../refs.ts';
import { levelOf, severityOf } from '../severity.ts';
import type { Translated } from '../source.ts';
import { Repository } from './fields.ts';
import { found, stateOf } from './findings.ts';

const Scanned = z.object({
  repository: Repository,
  action: z.string(),
  ref: word(),
  commit_oid: sha,
  alert: z.object({
    number: id,
    state: word(30),
    fixed_at: instant,
    dismissed_at: instant,
    created_at: instant,
    html_url: link,
    rule: some(
      z.object({ id: word(200), description: text(200), severity: word(30), security_severity_level: word(30) }),
    ),
    tool: some(z.object({ name: text(100) })),
    most_recent_instance: some(
      z.object({ ref: word(), commit_sha: sha, location: some(z.object({ path: word(500) })) }),
    ),
  }),
});

/** An alert of code scanning, each by itself: what a run found at once stands in its SARIF file. */
export function codeScanningAlert(body: unknown): Translated {
  const read = Scanned.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, alert, action, ref, commit_oid: commit } = read.data;
  const { rule, most_recent_instance: last } = alert;
  const from = {
    repository: repository.full_name,
    ...refIn(ref ?? last?.ref),
    commit: commit ?? last?.commit_sha,
  };
  return found(from, alert.tool?.name ?? 'code scanning', {
    key: alert.number,
    rule: rule?.id ?? 'unknown',
    title: rule?.description ?? rule?.id ?? `alert ${alert.number}`,
    severity: severityOf(rule?.security_severity_level) ?? levelOf(rule?.severity),
    state: stateOf(alert.state ?? action, alert),
    where: last?.location?.path,
    url: alert.html_url,
    since: alert.created_at,
  });
}

const Secret = z.object({
  repository: Repository,
  alert: z.object({
    number: id,
    resolution: word(30),
    resolved_at: instant,
    state: word(30),
    secret_type: word(100),
    secret_type_display_name: text(100),
    validity: word(30),
    publicly_leaked: some(flag),
    created_at: instant,
    html_url: link,
  }),
});

/** A secret that was committed. The secret itself is not read. Of those that work or are public there is none that is worse. */
export function secretScanningAlert(body: unknown): Translated {
  const read = Secret.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, alert } = read.data;
  const isOver = alert.resolution !== undefined || alert.resolved_at !== undefined || alert.state === 'resolved';
  const rule = alert.secret_type ?? 'secret';
  return found({ repository: repository.full_name }, 'secret scanning', {
    key: alert.number,
    rule,
    title: `${alert.secret_type_display_name ?? rule} was committed`,
    severity: alert.validity === 'active' || alert.publicly_leaked === true ? 'critical' : 'high',
    state: !isOver ? 'open' : alert.resolution === 'revoked' ? 'fixed' : 'dismissed',
    url: alert.html_url,
    since: alert.created_at,
  });
}
