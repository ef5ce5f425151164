import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { managers } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { openOnes, releases } from '../../release/document.ts';
import { nameOf } from '../../release/release.ts';
import { templates } from '../document.ts';

/** It is told to the release managers; what it has cleared and has not begun is not cleared any more. */
export const templateRevoked = fact(templates, 'TemplateRevoked')<{ version: number; release: string }>()({
  opens: ({ template: name, version, release }) => ({ v: 1, name, version, release }),
  reads: ({ release }) => ({ openReleases: openOnes, failed: one(releases, release) }),
  follows({ template, version, release }, _, world) {
    const due = dueAt(world);
    const title = world.company.templates.find((t) => t.name === template)?.title ?? template;
    const what = world.failed ? say`${nameOf(world.failed)} (${release})` : say`${release}`;
    const told = managers(world).map((who) =>
      due.tell(
        who,
        `template/${template}/${version}/${release}`,
        say`The template ${title} clears nothing any more: ${what} failed. It counts again once its version is raised in manifests/templates.yml.`,
        release,
      ),
    );
    const cleared = world.openReleases.filter((r) => r.status === 'approved' && r.template?.name === template);
    const compared = cleared.map(({ id }) =>
      due.timer(`compare/${id}`, world.now, { type: 'CompareContent', release: id }, 'latest'),
    );
    return [...told, ...compared];
  },
});
