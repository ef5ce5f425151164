import type { ChangeType } from '../../company/changes.ts';
import type { Company } from '../../company/company.ts';
import type { Template } from '../../company/plans.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { say } from '../../phrase.ts';
import type { RevokedTemplates } from '../../template/document.ts';
import { outsideTemplate } from '../../template/template.ts';
import type { Item, Release } from '../release.ts';

type Planned = { items: Item[]; environment: string; change: ChangeType; template?: string };
type Around = Pick<World, 'company'> & RevokedTemplates;

/** A standard change keeps to its template, which nobody has revoked. What lost its template is voted on, so nothing holds it to one. */
export function templateFault(plan: Planned, world: Around, self?: Release): Refusal | undefined {
  if (plan.change !== 'standard') return undefined;
  const { company } = world;
  const named = self ? self.template?.name : plan.template;
  const template = company.templates.find((t) => t.name === named);
  if (self && !template) return undefined;
  if (!template) return noTemplate(named, company);
  const outside = outsideTemplate(plan, template, company);
  if (outside)
    return refuse(
      'outside-template',
      say`The template ${template.title} is for ${template.services.join(', ')} in ${template.environments.join(', ')}.`,
      { remedy: say`Plan a normal change for anything else.`, field: outside === 'services' ? 'what' : 'where' },
    );
  return self ? undefined : revokedFault(template, world);
}

function noTemplate(named: string | undefined, { templates }: Company): Refusal {
  const others = templates.map((t) => t.title).join(', ');
  return refuse(
    'no-template',
    say`A pre-approved change comes from a template${named ? say`; there is no ${named}` : []}.`,
    {
      remedy: others ? say`Templates: ${others}.` : say`Add one in manifests/templates.yml, or plan a normal change.`,
      field: 'change',
    },
  );
}

function revokedFault(template: Template, { templates }: RevokedTemplates): Refusal | undefined {
  const revoked = templates[template.name];
  if (!revoked || revoked.version < template.version) return undefined;
  return refuse('revoked', say`The template ${template.title} was revoked after ${revoked.release} failed.`, {
    remedy: say`Plan a normal change; the template counts again once its version is raised in manifests/templates.yml.`,
    field: 'change',
  });
}
