import { Application } from './argo-application.ts';
import { FakeArgo } from './argo-cd.ts';
import { FakeGithub } from './github.ts';
import { FakeGitlab } from './gitlab.ts';
import type { Period } from './gitlab-shapes.ts';
import { FakeJenkins } from './jenkins.ts';
import type { FakeServer } from './serve.ts';
import { type Work, Worker } from './work.ts';

/** A deploy system that stands around the app, and whoever moves its runs on. */
export type System = { title: string; url: string; server: FakeServer; works: () => Work[]; worker: Worker };
export const SYSTEMS = ['github', 'gitlab', 'jenkins', 'argo'] as const;
export type SystemName = (typeof SYSTEMS)[number];
export type Systems = {
  all: Record<SystemName, System>;
  /** in GitLab nothing is to be deployed then */
  freeze(periods: Period[]): void;
  /** all is well again, and what they did is forgotten */
  reset(): void;
  close(): Promise<void>;
};

/** How an application of Argo CD is called for the sandbox. */
const APPLICATIONS = ['preview-eu', 'preview-us', 'staging-eu', 'production-eu', 'production-us'].map(
  (place) => `catalogue-${place}`,
);

/** `stepMs`: how long a part of a run takes; `now`: their clock, ms. */
export async function openSystems(stepMs: number, now: () => number): Promise<Systems> {
  const github = new FakeGithub();
  const gitlab = new FakeGitlab();
  gitlab.jobs = ['build', 'deploy', 'verify'].map((name) => ({ name, status: 'created' }));
  const jenkins = new FakeJenkins();
  const argo = new FakeArgo(APPLICATIONS.map((name) => Object.assign(new Application(name), { now })));
  const opened = async (title: string, server: FakeServer & { works: () => Work[] }): Promise<System> => {
    server.now = now;
    const { works } = server;
    return { title, url: await server.open(), server, works, worker: new Worker(works) };
  };
  const all = {
    github: await opened('GitHub Actions', github),
    gitlab: await opened('GitLab', gitlab),
    jenkins: await opened('Jenkins', jenkins),
    argo: await opened('Argo CD', argo),
  };
  const timer = setInterval(() => {
    for (const { worker } of Object.values(all)) worker.tick();
  }, stepMs);
  timer.unref();
  return {
    all,
    freeze(periods) {
      gitlab.periods = periods;
    },
    reset() {
      for (const { server, worker } of Object.values(all)) {
        server.mood = 'well';
        worker.turn('succeed');
      }
      github.runs = [];
      Object.assign(gitlab, { pipelines: [], periods: [] });
      Object.assign(jenkins, { items: [], builds: [] });
      for (const application of argo.applications) application.forget();
    },
    async close() {
      clearInterval(timer);
      await Promise.all(Object.values(all).map(({ server }) => server.close()));
    },
  };
}
