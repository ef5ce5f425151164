import { own } from '../../domain/own.ts';
import type { Translated } from '../source.ts';
import type { Finding, Origin } from '../told.ts';

const STATES: Record<string, Finding['state']> = {
  dismissed: 'dismissed',
  auto_dismissed: 'dismissed',
  closed_by_user: 'dismissed',
  dismiss: 'dismissed',
  fixed: 'fixed',
  resolve: 'fixed',
};

/** What an alert says of itself, else what was done with it: a state that nobody knows leaves it open. */
export function stateOf(
  said: string,
  at: { fixed_at: string | undefined; dismissed_at: string | undefined },
): Finding['state'] {
  if (at.dismissed_at !== undefined && said !== 'open') return 'dismissed';
  if (at.fixed_at !== undefined && said !== 'open') return 'fixed';
  return own(STATES, said) ?? 'open';
}

/** An alert of GitHub tells of itself alone. */
export const found = (from: Origin, tool: string, finding: Finding): Translated => ({
  told: { type: 'findings', from, tool, complete: false, findings: [finding] },
});
