import { managers } from '../../duty.ts';
import { fact } from '../../fact.ts';
import { dueAt } from '../../intents.ts';
import { say } from '../../phrase.ts';
import { templates } from '../document.ts';

/** A template that clears nothing any more is told to the release managers. */
export const templateRevoked = fact(templates, 'TemplateRevoked')<{ version: number; release: string }>()({
  opens: ({ template: name, version, release }) => ({ v: 1, name, version, release }),
  follows({ template, version, release }, _, world) {
    const title = world.company.templates.find((t) => t.name === template)?.title ?? template;
    return managers(world).map((who) =>
      dueAt(world).tell(
        who,
        `template/${template}/${version}/${release}`,
        say`The template ${title} clears nothing any more: ${release} failed. It counts again once its version is raised in manifests/templates.yml.`,
        release,
      ),
    );
  },
});
