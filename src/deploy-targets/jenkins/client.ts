import { z } from 'zod';
import { type Answered, type Api, type ApiFailed, answerOf, askApi } from '../../outbound/api.ts';
import { CALLED } from '../common.ts';
import { type FilledTemplate, filled } from '../fill.ts';
import type { StageRequest } from '../target.ts';
import type { Options } from './options.ts';

/** Jenkins: `post` sends a form, with a crumb where one is asked for. */
export type Jenkins = { api: Api; post(path: string, form?: Record<string, string>): Promise<Answered> };

const Crumb = z.object({ crumbRequestField: z.string().regex(/^[\w-]+$/), crumb: z.string() });

export function clientOf({ user, allowPrivate, timeoutSeconds }: Options, base: string, token: string): Jenkins {
  const basic = Buffer.from(`${user}:${token}`).toString('base64');
  const api: Api = {
    ...CALLED,
    name: 'Jenkins',
    base,
    allowPrivate,
    timeoutSeconds,
    secrets: [token, basic],
    headers: { accept: 'application/json', authorization: `Basic ${basic}` },
  };
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    answerOf(api, {
      method: 'POST',
      path,
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  return {
    api,
    async post(path, form = {}) {
      const posted = await post(path, form);
      // Whoever comes with a password has to bring a crumb of the same session; whoever has an API token need not.
      if (posted.ok || posted.answer?.status !== 403 || !/crumb/i.test(posted.answer.text)) return posted;
      const crumb = await crumbOf(api);
      return crumb.ok ? post(path, form, crumb.headers) : crumb;
    },
  };
}

async function crumbOf(api: Api): Promise<{ ok: true; headers: Record<string, string> } | ApiFailed> {
  const got = await askApi(api, { path: '/crumbIssuer/api/json' }, Crumb);
  if (!got.ok) return got;
  const session = /JSESSIONID[^=;,]*=[^;,\s]+/.exec(got.answer.header('set-cookie') ?? '')?.[0];
  return {
    ok: true,
    headers: { [got.value.crumbRequestField]: got.value.crumb, ...(session !== undefined && { cookie: session }) },
  };
}

/** `/job/team/job/deploy` of a step. */
export function jobOf({ job }: Options, request: StageRequest): FilledTemplate<string> {
  const path = filled(job, request);
  if (!path.ok) return path;
  const names = path.value.split('/').filter((name) => name !== '' && name !== '.' && name !== '..');
  if (names.length === 0) return { ok: false, why: `${path.value} is no job of Jenkins: check deploy-targets.yml` };
  return { ok: true, value: names.map((name) => `/job/${encodeURIComponent(name)}`).join('') };
}

const Declared = z.object({
  property: z.array(z.object({ parameterDefinitions: z.array(z.object({ name: z.string() })).optional() })).default([]),
});
export const DECLARED = 'property[parameterDefinitions[name]]';

/** Why builds of a job can't be told from one another: a parameter that it does not declare is dropped without a word. */
export function undeclared(job: unknown, { correlation }: Options): string | undefined {
  const read = Declared.safeParse(job);
  const names = read.success ? read.data.property.flatMap((p) => p.parameterDefinitions ?? []) : [];
  return names.some((d) => d.name === correlation)
    ? undefined
    : `the job of Jenkins declares no parameter ${correlation}: add it as a string parameter, without it builds can't be told apart`;
}

/** The job itself, as far as it is used. */
export const askJob = <T>({ api }: Jenkins, job: string, tree: string, schema: z.ZodType<T>) =>
  askApi(api, { path: `${job}/api/json?${new URLSearchParams({ tree })}` }, schema);
