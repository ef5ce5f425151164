import type { World } from '../decision.ts';
import { managers } from '../duty.ts';
import { type Due, dueAt } from '../intents.ts';
import { say } from '../phrase.ts';
import type { TemplateFact } from './template.ts';

/** A template that clears nothing any more is told to the release managers. */
export function ofTemplate({ template, version, release }: TemplateFact, world: World): Due[] {
  const title = world.company.templates.find((t) => t.name === template)?.title ?? template;
  const due = dueAt(world);
  const told = managers(world).map((who) =>
    due.tell(
      who,
      `template/${template}/${version}/${release}`,
      say`The template ${title} clears nothing any more: ${release} failed. It counts again once its version is raised in manifests/templates.yml.`,
      release,
    ),
  );
  // What it has cleared and has not begun is not cleared any more.
  const cleared = world.openReleases.filter((r) => r.status === 'approved' && r.template?.name === template);
  return [
    ...told,
    ...cleared.map((r) => due.timer(`compare/${r.id}`, world.now, { type: 'CompareContent', release: r.id }, 'latest')),
  ];
}
