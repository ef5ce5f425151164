import { Hono } from 'hono';
import { z } from 'zod';
import { isSame } from '../adapters/constant-time.ts';
import { faultLines } from '../adapters/in-our-words.ts';
import { CHANGE_TYPES } from '../domain/company/changes.ts';
import type { Company } from '../domain/company/company.ts';
import { environmentNamed, serviceNamed } from '../domain/company/services.ts';
import { spotId } from '../domain/environment/spot.ts';
import { currentOnes } from '../domain/freeze/document.ts';
import { freezesAt } from '../domain/freeze/freeze.ts';
import type { FrozenSpan } from '../domain/freeze/frozen-span.ts';
import { heldIn } from '../domain/lock/document.ts';
import { EVERY_SERVICE, type Lock, locksOn } from '../domain/lock/lock.ts';
import { rolesThatMay } from '../domain/people/may.ts';
import { often } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';

/** Times are compared as they are written: with four figures of a year, whatever is reckoned from them. */
const LAST = '9990';

/** What a pipeline asks before it does something by itself. `at`: UTC ISO, now without it. */
const Question = z.strictObject({
  service: z.union([z.string(), z.array(z.string()).min(1).max(50)]),
  environment: z.string(),
  type: z.enum(CHANGE_TYPES).default('normal'),
  at: z.iso
    .datetime({ offset: true })
    .refine((at) => at < LAST, `must be before ${LAST}`)
    .optional(),
});

/** `GET /api/v1/check`: 200 when nothing is frozen or locked there, 423 when it is. Answered from memory. docs/check.md */
export function checkApi(setting: Setting, token: string | undefined): Hono {
  const app = new Hono();
  const freezesNow = often(currentOnes);
  const locksNow = new Map<string, ReturnType<typeof often<Lock>>>();
  app.get('/api/v1/check', async (c) => {
    if (!token) return answer(404, { error: 'not enabled', remedy: 'set CHECK_TOKEN where Gonogo runs' });
    const given = /^Bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!isSame(given, token))
      return answer(401, { error: 'unauthorized', remedy: 'send Authorization: Bearer and the value of CHECK_TOKEN' });
    const asked = Question.safeParse(questionIn(c.req.queries()));
    if (!asked.success)
      return answer(400, {
        error: 'bad request',
        faults: faultLines(asked.error, 'the question'),
      });
    const company = setting.company();
    const { environment } = asked.data;
    const services = [asked.data.service].flat();
    const unknown = unknownIn(services, environment, company);
    if (unknown) return answer(404, unknown);
    const freezes = await freezesNow(setting);
    const at = asked.data.at ? new Date(asked.data.at).toISOString() : setting.now();
    const target = {
      services: services.map((s) => serviceNamed(company, s)?.name ?? s),
      environment: environmentNamed(company, environment)?.name ?? environment,
      change: asked.data.type,
    };
    const { change: type, ...where } = target;
    const found = freezesAt({ freezes, company }, target, at);
    // Only of environments that there are: what is typed can't make it grow.
    const heldNow = locksNow.get(target.environment) ?? often(heldIn(target.environment));
    locksNow.set(target.environment, heldNow);
    const locks = await heldNow(setting);
    const locked = locksOn(locks, target, at).map(lockedBy);
    const frozen = found.filter((f) => !f.soft).map(reasonOf);
    const reasons = [...frozen, ...locked];
    const warnings = found.filter((f) => f.soft).map(reasonOf);
    const seen = { ...where, type, at, reasons, warnings };
    if (reasons.length === 0) return answer(200, { allowed: true, ...seen });
    const until = frozen[0]?.until ?? locked[0]?.until;
    const remedy = frozen.length > 0 ? remedyIn(company) : 'ask who holds it, or take it over in Slack';
    return answer(423, { allowed: false, ...(until && { until }), ...seen, remedy });
  });
  return app;
}

// It is about now: nothing between us and a pipeline may answer with yesterday's.
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** A plain record of headers goes to the wire as it is; the context would make a `Headers` of them for each answer. */
const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers: HEADERS });

const reasonOf = ({ name, why, from, until }: FrozenSpan) => ({ freeze: name, why, from, until });

/** Who holds what, as Slack knows them; a lock without an end lasts until it is released. */
const lockedBy = ({ environment, service, held }: Lock) => ({
  lock: service === EVERY_SERVICE ? environment : spotId({ environment, service }),
  by: held?.by,
  why: held?.why ?? 'what is stored of it cannot be read',
  from: held?.since,
  until: held?.until,
});

/** A parameter that is given once is one value, otherwise a list. */
const questionIn = (queries: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(queries).map(([key, values]) => [key, values.length === 1 ? values[0] : values]));

function unknownIn(services: string[], environment: string, company: Company) {
  const service = services.find((s) => !serviceNamed(company, s));
  if (service !== undefined)
    return {
      error: `unknown service ${service.slice(0, 60)}`,
      remedy: 'name one of these services',
      services: company.services.map((s) => s.name),
    };
  if (!environmentNamed(company, environment))
    return {
      error: `unknown environment ${environment.slice(0, 60)}`,
      remedy: 'name one of these environments',
      environments: company.environments.map((e) => e.name),
    };
  return undefined;
}

function remedyIn(company: Company): string {
  const able = rolesThatMay(company, 'freeze').map((r) => r.title);
  return `wait until then, or ask ${able.join(' or ')} in Slack: a pass lets one planned release through, or the freeze is lifted`;
}
