import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { Application } from '../../sandbox/fakes/argo-application.ts';
import { FakeArgo } from '../../sandbox/fakes/argo-cd.ts';
import { FakeGithub } from '../../sandbox/fakes/github.ts';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { FakeJenkins } from '../../sandbox/fakes/jenkins.ts';
import type { FakeServer } from '../../sandbox/fakes/serve.ts';
import { type Work, Worker } from '../../sandbox/fakes/work.ts';
import * as shelf from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { open } from '../fakes/serve.ts';

/** A report that a pipeline sends by itself. */
export type Report = { deployId: string; stage: string };

/** An adapter with what stands for its system; `steps`: the regions that were deployed to, in order. */
export type RealTarget = {
  port: DeployTarget;
  steps: () => string[];
  /** what runs there goes on by a part */
  work: () => void;
  /** what it tells of by itself, again and again until it is told that it was heard */
  reports: () => Report[];
};

const common = { allowPrivate: true, timeoutSeconds: 5, token: { env: 'T' } };
const told = { callbackUrl: 'https://gonogo.example/deploys/callback' };

/** `now`: its clock, ms. */
type Make = (now: () => number) => Promise<RealTarget>;

const polled = async (
  fake: FakeServer & { works: () => Work[]; token: string },
  now: () => number,
  prepare: (url: string, secret: () => string) => DeployTarget,
  steps: () => string[],
): Promise<RealTarget> => {
  fake.now = now;
  const worker = new Worker(fake.works);
  const port = prepare(await open(fake), () => fake.token);
  return { port, steps, work: () => worker.tick(), reports: () => [] };
};

export const REAL_TARGETS: Record<string, Make> = {
  'GitHub Actions': (now) => {
    const fake = new FakeGithub();
    const at = { repository: 'harbor/checkout', workflow: 'deploy.yml' };
    return polled(
      fake,
      now,
      (api, secret) => shelf.githubActions.prepare({ api, ...at, ...common }, secret)(told),
      () => fake.runs.map((r) => r.inputs.region ?? ''),
    );
  },
  GitLab: (now) => {
    const fake = new FakeGitlab();
    return polled(
      fake,
      now,
      (url, secret) => shelf.gitlab.prepare({ url, project: 'harbor/checkout', ...common }, secret)(told),
      () => fake.pipelines.map((p) => p.variables.find((v) => v.key === 'REGION')?.value ?? ''),
    );
  },
  Jenkins: (now) => {
    const fake = new FakeJenkins();
    return polled(
      fake,
      now,
      (url, secret) => shelf.jenkins.prepare({ url, job: 'team/deploy', user: 'gonogo', ...common }, secret)(told),
      () => fake.items.map((i) => i.values.REGION ?? ''),
    );
  },
  'Argo CD': (now) => {
    const fake = new FakeArgo(['eu', 'us'].map((name) => Object.assign(new Application(name), { now })));
    return polled(
      fake,
      now,
      (url, secret) => shelf.argoCd.prepare({ url, application: '{region}', ...common }, secret)(told),
      // It keeps all that it ever did.
      () => fake.applications.flatMap((a) => a.history.map(() => a.name)),
    );
  },
  'a webhook': async () => {
    const secret = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5n';
    const taken = new Map<string, Report & { region: string }>();
    // As the receiver in docs/deploy-webhook.md: the same id is the same step.
    const server = createServer(async (req, res) => {
      let raw = '';
      for await (const part of req) raw += part;
      res.writeHead(202).end();
      const id = String(req.headers['webhook-id']);
      if (!taken.has(id)) taken.set(id, JSON.parse(raw));
    });
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    onTestFinished(() => void server.close());
    const bound = server.address();
    const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
    const { token: _, ...entry } = common;
    return {
      port: shelf.webhook.prepare({ ...entry, url, secret: { env: 'S' } }, () => secret)(told),
      steps: () => [...taken.values()].map((t) => t.region),
      work: () => {},
      reports: () => [...taken.values()],
    };
  },
};
