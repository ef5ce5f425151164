import { actions, button, section } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { own } from '../../domain/own.ts';
import { revokedOnes } from '../../domain/template/document.ts';
import { template } from '../../reading/parts/templates.ts';
import { said } from '../../reading/parts/words.ts';
import { say, seeFor } from '../ask.ts';
import { sentence } from '../sentence.ts';
import { writeTemplate } from '../template.ts';
import { PLAN_AS } from '../to-plan.ts';

const TAKES = { parts: { template, anyway: said('all', 'list', 'show', 'templates', 'pre-approved') } };
const MOST = 20;

/** `/release templates [title]`: the changes that are cleared by what they are, and what plans one. */
export const typed = sentence(TAKES, async ({ template: only }, a) => {
  const { company, revoked } = await seeFor(a, { revoked: revokedOnes });
  const shown = company.templates.filter((t) => only === undefined || t.name === only);
  if (shown.length === 0) return say(md`No change is pre-approved here. Templates are in manifests/templates.yml.`);
  const rows = shown.slice(0, MOST).flatMap(({ name, title, version, services, environments }, i) => {
    const before = own(revoked, name);
    const failed = before?.version === version ? before : undefined;
    const about = md`*${title}*: ${services.join(', ')} in ${environments.join(', ')}, in any version.`;
    if (failed)
      return [
        section(md`${about} Clears nothing since ${failed.release} failed: a new version of it in the manifests does.`),
      ];
    const plan = {
      ...button('Plan one…', 'plan-as', PLAN_AS.write({ as: writeTemplate(name), typed: '' })),
      action_id: `plan-as:${i}`,
    };
    return [section(about), ...actions([plan])];
  });
  const left = shown.length - MOST;
  const more =
    left > 0
      ? [
          section(
            md`and ${left} more: name one by its title, such as \`/release templates ${shown.at(-1)?.title ?? ''}\``,
          ),
        ]
      : [];
  return say(md`*Pre-approved changes*: without a vote, as long as they keep to their template.`, ...rows, ...more);
});
