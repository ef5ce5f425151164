import { actions, button, fitsButton } from '../blocks/blocks.ts';
import { join, md } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { usualEnvironment } from '../domain/company/services.ts';
import { templatesFor } from '../domain/template/template.ts';
import { type Answer, say } from './ask.ts';
import { PLAN_AS } from './to-plan.ts';

const MOST = 4;

/** Which template “as pre-approved” means, as the dialog's field holds it; where it is not one alone, that is asked. `typed`: what a button plans anew. */
export function templateOf(
  { items, where }: { items: { service: string }[]; where: readonly string[] },
  typed: string,
  company: Company,
): { change: string } | { answer: Answer } {
  const way = where.length > 0 ? where : [usualEnvironment(company)];
  const fitting = templatesFor(items, way, company);
  const [only, another] = fitting;
  if (only && !another) return { change: writeTemplate(only.name) };
  const there = fitting.length > 0 ? fitting : company.templates;
  const named = join(
    there.map((t) => md`*${t.title}* (${t.services.join(', ')} in ${t.environments.join(', ')})`),
    '; ',
  );
  const services = items.map((i) => i.service).join(', ');
  const which = only
    ? md`More than one template is for that: which?`
    : md`A pre-approved change comes from a template, and none is for ${services ? `${services} in ` : ''}${way.join(', then ')}.`;
  const buttons = [
    ...fitting.slice(0, MOST).map((t) => ({ label: t.title, as: writeTemplate(t.name) })),
    { label: 'As a normal change…', as: 'normal' },
  ].flatMap(({ label, as }, i) => {
    const sent = PLAN_AS.write({ as, typed });
    return fitsButton(sent) ? [{ ...button(label, 'plan-as', sent), action_id: `plan-as:${i}` }] : [];
  });
  const templates = there.length > 0 ? md` Templates: ${named}.` : md` There are none in manifests/templates.yml.`;
  const text = md`${which}${only ? md` ${named}.` : templates}`;
  return { answer: { ...say(text, ...actions(buttons)), asks: true } };
}

/** A template as a dialog's kind of change. */
export const writeTemplate = (name: string) => `standard:${name}`;
