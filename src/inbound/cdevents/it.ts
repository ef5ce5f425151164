import { z } from 'zod';
import { instantIn, link, sha, some, text, word } from '../fields.ts';
import type { Origin } from '../told.ts';
import type { CdEvent } from './envelope.ts';
import { artifactIn } from './purl.ts';

const Ref = some(z.object({ id: word(300), source: word(300), name: text(200) }));
/** Of all types what we use; each has some of it. */
const Content = z.object({
  artifactId: word(1000),
  change: some(z.object({ id: sha, source: word(500) })),
  description: text(200),
  environment: Ref,
  errors: text(200),
  outcome: word(40),
  pipelineName: text(200),
  pipelineRun: Ref,
  reason: text(200),
  repository: Ref,
  sbom: some(z.object({ uri: link })),
  service: Ref,
  severity: word(40),
  taskName: text(200),
  testCase: Ref,
  testSuite: Ref,
  ticketURI: link,
  uri: link,
  url: link,
});
export type It = { event: CdEvent; content: z.output<typeof Content>; from: Origin; at: string | undefined };

/** What an event has of all that we use. */
export function itOf(event: CdEvent): It {
  const read = Content.safeParse(event.subject.content);
  const content = read.success ? read.data : Content.parse({});
  const { name: _, ...artifact } = artifactIn(content.artifactId);
  const from: Origin = {
    repository: content.repository?.name ?? content.repository?.id,
    environment: content.environment?.id,
    ...artifact,
    commit: content.change?.id ?? artifact.commit,
    labels: { source: event.context.source.slice(0, 300) },
  };
  return { event, content, from, at: instantIn(event.context.timestamp) };
}
