import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { instant, link, sha, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import { Project } from './fields.ts';

const Event = z.object({
  action: word(30),
  tag: z.string().min(1).max(200),
  name: text(200),
  url: link,
  released_at: instant,
  created_at: instant,
  project: Project,
  commit: some(z.object({ id: sha })),
});

export function release(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { action, tag, name, url, project, commit, ...it } = read.data;
  if (action === 'delete') return { ignored: 'a release that was deleted is not used' };
  return {
    told: {
      type: 'artifact',
      from: { repository: project.path_with_namespace, version: tag, commit: commit?.id },
      name: name ?? tag,
      url,
      at: it.released_at ?? it.created_at,
    },
  };
}
