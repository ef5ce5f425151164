import { own } from '../../domain/own.ts';
import { linkIn, shaIn } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { ArtifactTold, CheckState, CheckTold, IncidentTold, Told } from '../told.ts';
import { deploymentOf, reconciliationOf, serviceOf } from './deployments.ts';
import { type CdEvent, partsOf } from './envelope.ts';
import { type It, itOf, serviceIn } from './it.ts';
import { OUTCOMES } from './outcomes.ts';
import { artifactIn } from './purl.ts';

/** What one event tells, by its type, whatever its version: a draft has others. */
export function toldBy(event: CdEvent): Translated {
  const { type } = event.context;
  const [subject, predicate] = partsOf(type);
  const told = own(SUBJECTS, subject)?.(itOf(event), predicate);
  return told === undefined || told.length === 0 ? { ignored: `${type.slice(0, 80)} is not used` } : { told };
}

const SUBJECTS: Record<string, (it: It, predicate: string) => Told[]> = {
  pipelinerun: (it, done) => checkOf(it, done, 'ci', it.content.pipelineName),
  taskrun: (it, done) => checkOf(it, done, 'ci', it.content.taskName),
  testcaserun: caseOf,
  testsuiterun: suiteOf,
  // As they were called before 0.3.
  testcase: caseOf,
  testsuite: suiteOf,
  build: (it, done) => (done === 'finished' ? artifactOf(it, it.content.artifactId) : []),
  artifact: (it, done) => (MADE.includes(done) ? artifactOf(it, it.event.subject.id) : []),
  service: serviceOf,
  deployment: deploymentOf,
  reconciliation: reconciliationOf,
  incident: incidentOf,
};
const MADE = ['packaged', 'published', 'signed'];

const BEFORE: Record<string, CheckState> = { queued: 'queued', started: 'running', skipped: 'skipped' };

function suiteOf(it: It, done: string): Told[] {
  return checkOf(it, done, 'tests', it.content.testSuite?.name ?? it.content.testSuite?.id);
}
function caseOf(it: It, done: string): Told[] {
  return checkOf(it, done, 'tests', it.content.testCase?.name ?? it.content.testCase?.id);
}

function checkOf({ event, content, from, at }: It, done: string, kind: CheckTold['kind'], called?: string): Told[] {
  const state =
    done === 'finished' ? (own(OUTCOMES, (content.outcome ?? '').toLowerCase()) ?? 'unknown') : own(BEFORE, done);
  if (state === undefined) return [];
  const name = called ?? event.subject.id.slice(0, 200);
  return [
    {
      type: 'check',
      // A suite of tests is no workflow, by which its service might be found.
      from: kind === 'ci' ? { ...from, workflow: name } : from,
      kind,
      app: 'cdevents',
      name,
      state,
      // The subject is the run itself, in all that is told of it: another run is another subject.
      run: event.subject.id.slice(0, 200),
      ...(done !== 'finished' && { startedAt: at }),
      at,
      url: content.url ?? content.uri,
      summary: content.reason ?? content.errors,
    },
  ];
}

function artifactOf({ content, from, at }: It, id: string | undefined): Told[] {
  if (id === undefined) return [];
  const { name = id.slice(0, 200), ...artifact } = artifactIn(id);
  const made: ArtifactTold = {
    type: 'artifact',
    from: { ...from, ...artifact, commit: from.commit ?? artifact.commit },
    name,
    at,
  };
  // It may be an address that only its own system knows what to make of.
  const { sbom } = content;
  return sbom?.uri === undefined
    ? [made]
    : [
        made,
        {
          type: 'check',
          from: made.from,
          kind: 'sbom',
          app: 'cdevents',
          name: `SBOM of ${name}`.slice(0, 200),
          state: 'passed',
          at,
          url: linkIn(sbom.uri),
        },
      ];
}

const INCIDENTS: Record<string, IncidentTold['state']> = { detected: 'open', reported: 'open', resolved: 'resolved' };

function incidentOf({ event, content, from, at, severity }: It, done: string): Told[] {
  const state = own(INCIDENTS, done);
  if (state === undefined) return [];
  return [
    {
      type: 'incident',
      from: {
        ...from,
        service: from.service ?? (content.service?.id && serviceIn(content.service.id)),
        commit: shaIn(from.commit),
      },
      key: event.subject.id.slice(0, 200),
      title: content.description ?? `incident ${event.subject.id}`.slice(0, 200),
      state,
      severity,
      ...(done === 'detected' && { startedAt: at }),
      at,
      url: content.ticketURI,
    },
  ];
}
