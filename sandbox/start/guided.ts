import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemName, Systems } from '../fakes/systems.ts';

/**
 * The sample company's manifests with one service more that is proved by what the sandbox's metrics server measures, and one more for each deploy system
 * that stands around the app: their dials are at `/dials`, and what tells of the tests and the scan that staging waits for. In `preview` one go of Product's is enough, its own author's too.
 */
export function guidedManifests(sample: string, { all }: Systems): string {
  const dir = mkdtempSync(join(tmpdir(), 'gonogo-guided-'));
  cpSync(sample, dir, { recursive: true });
  appendFileSync(join(dir, 'services.yml'), SERVICES);
  // In front: where nobody says where, a release goes to the last.
  const environments = join(dir, 'environments.yml');
  writeFileSync(environments, `${PREVIEW}${readFileSync(environments, 'utf8')}`);
  appendFileSync(join(dir, 'vote-policies.yml'), PREVIEW_POLICY);
  appendFileSync(join(dir, 'deploy-targets.yml'), targets(all));
  const policies = join(dir, 'vote-policies.yml');
  writeFileSync(policies, readFileSync(policies, 'utf8').replace('- name: staging\n', `- name: staging\n${EVIDENCE}`));
  for (const [file, text] of Object.entries({
    'strategies.yml': STRATEGIES,
    'signals.yml': SIGNALS,
    'health.yml': HEALTH,
  }))
    writeFileSync(join(dir, file), text);
  return dir;
}

/** What to type to see each of them at work; in preview Product's go is Maya's. */
export const TRY: Record<SystemName, string> = {
  github: '/release new loyalty 2.0 in 1 minute to preview because points are counted at once',
  gitlab: '/release new reports 2.0 in 1 minute to preview because merchants see refunds',
  jenkins: '/release new pricing 2.0 in 1 minute to preview because discounts add up',
  argo: '/release new catalogue 2.0 in 1 minute to preview because pictures load sooner',
};
const EVIDENCE = '  tests: { required: [unit] }\n  security: { lets: medium }\n';
const SERVICES = `
- name: recommendations
  about: what else customers may like
  strategy: careful
- name: loyalty
  about: points and vouchers; GitHub Actions deploys it
  target: github
- name: reports
  about: figures for merchants; GitLab deploys it
  target: gitlab
- name: pricing
  about: prices and discounts; Jenkins deploys it
  target: jenkins
- name: catalogue
  about: what there is to buy; Argo CD deploys it
  target: argo
`;
const PREVIEW = `- { name: preview, regions: [eu, us], target: pipeline, stageTimeoutMinutes: 20 }
`;
const PREVIEW_POLICY = `
- name: preview
  environments: [preview]
  closesBeforeMinutes: 0
  remindBeforeMinutes: 5
  authorCounts: true
  rules:
    - { role: product, need: 1 }
`;
const targets = ({ github, gitlab, jenkins, argo }: Systems['all']) => `
- { name: github, type: github-actions, api: '${github.url}', repository: harbor/checkout, workflow: deploy.yml, token: { env: GITHUB_DEPLOY_TOKEN }, allowPrivate: true }
- { name: gitlab, type: gitlab, url: '${gitlab.url}', project: harbor/checkout, token: { env: GITLAB_TOKEN }, allowPrivate: true }
- { name: jenkins, type: jenkins, url: '${jenkins.url}', job: team/deploy, user: gonogo, token: { env: JENKINS_TOKEN }, allowPrivate: true }
- { name: argo, type: argo-cd, url: '${argo.url}', application: '{service}-{environment}-{region}', token: { env: ARGO_TOKEN }, allowPrivate: true }
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
