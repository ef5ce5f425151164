import { z } from 'zod';
import { flag, instantIn, link, sha, some, text, word } from '../fields.ts';
import type { Origin } from '../told.ts';
import type { CdEvent } from './envelope.ts';
import { artifactIn } from './purl.ts';

const Ref = some(z.object({ id: word(300), source: word(300), name: text(200) }));
/** Of all types what we use; each has some of it. */
const Content = z.object({
  artifactId: word(1000),
  change: some(z.object({ id: sha, source: word(500) })),
  changed: some(flag),
  description: text(200),
  desiredState: Ref,
  environment: Ref,
  errors: text(200),
  outcome: word(40),
  pipelineName: text(200),
  pipelineRun: Ref,
  reason: text(200),
  repository: Ref,
  sbom: some(z.object({ uri: text(1000) })),
  service: Ref,
  severity: word(40),
  taskName: text(200),
  target: some(z.object({ id: word(300), type: word(100) })),
  testCase: Ref,
  testSuite: Ref,
  ticketURI: link,
  uri: link,
  url: link,
});
/** What the specification has no field for, and producers may add: a run of it names no commit. */
const Custom = z.object({
  branch: word(200),
  commit: sha,
  repository: word(300),
  service: word(200),
  severity: word(40),
  version: word(200),
});
export type It = {
  event: CdEvent;
  content: z.output<typeof Content>;
  from: Origin;
  at: string | undefined;
  severity: string | undefined;
};

/** What a service is called: ids have what it is a kind of, or where it is, before that: `daemonset/myapp`. */
export const serviceIn = (id: string) => id.replace(/^.*\/(?=.)/, '').slice(0, 200);

/** What an event has of all that we use. */
export function itOf(event: CdEvent): It {
  const read = Content.safeParse(event.subject.content);
  const content = read.success ? read.data : Content.parse({});
  const { name: _, ...artifact } = artifactIn(content.artifactId);
  const { repository, commit, version, severity, ...custom } = Custom.safeParse(event.customData).data ?? {};
  const from: Origin = {
    repository: content.repository?.name ?? content.repository?.id ?? repository,
    environment: content.environment?.id,
    ...custom,
    ...artifact,
    version: artifact.version ?? version,
    commit: content.change?.id ?? artifact.commit ?? commit,
    labels: { source: event.context.source.slice(0, 300), subject: event.subject.id.slice(0, 300) },
  };
  // In the examples of the specification it stands there.
  return { event, content, from, at: instantIn(event.context.timestamp), severity: content.severity ?? severity };
}
