import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { id, instant, link, some, text, word } from '../fields.ts';
import { severityOf } from '../severity.ts';
import type { Translated } from '../source.ts';
import { Repository } from './fields.ts';
import { found, stateOf } from './findings.ts';

const Dependency = z.object({
  repository: Repository,
  action: z.string(),
  alert: z.object({
    number: id,
    state: word(30),
    fixed_at: instant,
    dismissed_at: instant,
    created_at: instant,
    html_url: link,
    dependency: some(z.object({ manifest_path: word(500), package: some(z.object({ name: word(200) })) })),
    security_advisory: some(z.object({ ghsa_id: word(50), cve_id: word(50), summary: text(200), severity: word(30) })),
    security_vulnerability: some(z.object({ severity: word(30) })),
  }),
});

export function dependabotAlert(body: unknown): Translated {
  const read = Dependency.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, alert, action } = read.data;
  const advisory = alert.security_advisory;
  const id = advisory?.cve_id ?? advisory?.ghsa_id ?? 'unknown';
  return found({ repository: repository.full_name }, 'dependabot', {
    key: alert.number,
    rule: id,
    title: advisory?.summary ?? id,
    severity: severityOf(alert.security_vulnerability?.severity) ?? severityOf(advisory?.severity) ?? 'unknown',
    state: stateOf(alert.state ?? action, alert),
    where: alert.dependency?.package?.name ?? alert.dependency?.manifest_path,
    url: alert.html_url,
    since: alert.created_at,
  });
}

const Vulnerability = z.object({
  repository: Repository,
  action: z.string(),
  alert: z.object({
    id,
    number: word(200),
    affected_package_name: word(200),
    external_identifier: word(50),
    external_reference: link,
    ghsa_id: word(50),
    severity: word(30),
    created_at: instant,
    fixed_at: instant,
    dismissed_at: instant,
  }),
});

/** What came before alerts of Dependabot, and still comes from older servers. */
export function vulnerabilityAlert(body: unknown): Translated {
  const read = Vulnerability.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, alert, action } = read.data;
  const id = alert.external_identifier ?? alert.ghsa_id ?? 'unknown';
  return found({ repository: repository.full_name }, 'dependabot', {
    key: alert.number ?? alert.id,
    rule: id,
    title: alert.affected_package_name ? `${id} in ${alert.affected_package_name}` : id,
    severity: severityOf(alert.severity) ?? 'unknown',
    state: stateOf(action, alert),
    where: alert.affected_package_name,
    url: alert.external_reference,
    since: alert.created_at,
  });
}
