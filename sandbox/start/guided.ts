import { appendFileSync, cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sample company's manifests with one service more, which is proved by what the sandbox's metrics server measures: its dials are at `/dials`. */
export function guidedManifests(sample: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'gonogo-guided-'));
  cpSync(sample, dir, { recursive: true });
  appendFileSync(join(dir, 'services.yml'), SERVICE);
  for (const [file, text] of Object.entries({
    'strategies.yml': STRATEGIES,
    'signals.yml': SIGNALS,
    'health.yml': HEALTH,
  }))
    writeFileSync(join(dir, file), text);
  return dir;
}

const SERVICE = `
- name: recommendations
  about: what else customers may like
  strategy: careful
`;
const STRATEGIES = '- { name: careful, type: canary, percents: [5, 25, 100], soakMinutes: 3, promotion: health }\n';
const SIGNALS = '- { name: metrics, type: prometheus, url: { env: METRICS_URL }, allowPrivate: true }\n';
const OF = '{service="{{service}}",version="{{version}}"}[{{window}}]';
const HEALTH = `- name: recommendations in production
  scope: { services: [recommendations], environments: [production] }
  soakMinutes: 3
  onUnhealthy: roll-back
  rules:
    - name: errors
      kind: errors
      source: metrics
      errors: 'sum(increase(http_errors${OF}))'
      of: 'sum(increase(http_requests${OF}))'
      atMost: 1
`;
