import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { FakeArgo } from '../../sandbox/fakes/argo-cd.ts';
import { FakeGithub } from '../../sandbox/fakes/github.ts';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { FakeJenkins } from '../../sandbox/fakes/jenkins.ts';
import { entryOf, prepared } from '../../src/adapters/adapter.ts';
import * as kinds from '../../src/deploy-targets/index.ts';
import { open } from '../fakes/serve.ts';
import { step } from './requests.ts';

const DOCS = join(import.meta.dirname, '../../docs/targets');
const pages = readdirSync(DOCS).filter((name) => name !== 'README.md');
const Entries = z.array(entryOf(kinds, { name: z.string() }));
/** The settings that a page shows. */
const shown = (page: string) =>
  Entries.parse(parse(/```yaml\n([\s\S]*?)```/.exec(readFileSync(join(DOCS, page), 'utf8'))?.[1] ?? ''));

/** Where the settings of a page are tried: what has another address here, and what its variables hold. */
const PLACES: Record<string, () => Promise<{ instead: object; secrets: Record<string, string>; took: () => number }>> =
  {
    'github-actions.md': async () => {
      const github = new FakeGithub();
      const secrets = { GITHUB_DEPLOY_TOKEN: github.token };
      return { instead: { api: await open(github) }, secrets, took: () => github.runs.length };
    },
    'gitlab.md': async () => {
      const gitlab = new FakeGitlab();
      const secrets = { GITLAB_TOKEN: gitlab.token, GITLAB_TRIGGER: gitlab.trigger };
      return { instead: { url: await open(gitlab) }, secrets, took: () => gitlab.pipelines.length };
    },
    'jenkins.md': async () => {
      const jenkins = new FakeJenkins();
      const secrets = { JENKINS_TOKEN: jenkins.token };
      return { instead: { url: await open(jenkins) }, secrets, took: () => jenkins.items.length };
    },
    'argo-cd.md': async () => {
      const argo = new FakeArgo();
      const instead = { url: await open(argo), application: '{service}-{region}' };
      return { instead, secrets: { ARGO_TOKEN: argo.token }, took: () => (argo.one.operation ? 1 : 0) };
    },
  };

test('each target with an API has a page', () => {
  const types = Object.values(kinds).map((k) => `${k.type}.md`);
  expect(pages.sort()).toEqual(types.filter((t) => t !== 'webhook.md').sort());
  expect(Object.keys(PLACES).sort()).toEqual(pages.sort());
});

test.each(pages)('the settings of %s work as they stand there', async (page) => {
  const place = await PLACES[page]?.();
  const [entry] = shown(page);
  if (!place || !entry) throw new Error(`${page} shows no settings`);
  const here = { ...entry, ...place.instead, allowPrivate: true };
  const target = prepared(kinds, here, (name) => place.secrets[name] ?? '')({ callbackUrl: 'https://x.example' });
  expect((await target.rehearse(step())).would).toHaveLength(1);
  expect(await target.send(step())).toMatchObject({ ok: true, run: {} });
  expect(place.took()).toBe(1);
});

test('what a text may hold of a step is checked when Gonogo starts', () => {
  const [entry] = shown('github-actions.md');
  const wrong = Entries.safeParse([{ ...entry, ref: 'v{verison}' }]);
  expect(wrong.error?.issues[0]?.message).toMatch(
    /^\{verison\} is nothing a step has: there are \{service\}, \{version\}/,
  );
});
