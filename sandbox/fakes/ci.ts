import { createHash } from 'node:crypto';

/** What a system that builds, tests and scans tells of a version, by what happened there. */
export const TELLS = ['build', 'red', 'rerun', 'finding', 'clean'] as const;
export type Tells = (typeof TELLS)[number];

/** The documented JSON of a generic source: docs/sources/generic.md, docs/inbound.md. */
export class Ci {
  private runs = new Map<string, { run: string; attempt: number }>();

  /** `at`: UTC ISO */
  told(what: Tells, service: string, version: string, at: string): Record<string, unknown> {
    const commit = createHash('sha1').update(`${service} ${version}`).digest('hex');
    const of = { service, commit };
    switch (what) {
      case 'build':
        return { type: 'build', ...of, version, commits: [{ sha: commit, title: `feat: ${service} ${version}`, at }] };
      case 'red':
        return { ...this.unit(of, 'red', at), state: 'failed', cases: { passed: 211, failed: 1 } };
      case 'rerun':
        return { ...this.unit(of, 'rerun', at), state: 'passed', cases: { passed: 212, failed: 0 } };
      case 'finding':
        return { ...scan(of, at), findings: [FINDING] };
      case 'clean':
        return { ...scan(of, at), findings: [] };
    }
  }

  /** What is red is a run of its own; its rerun is the same one, tried again, as far as this remembers it. */
  private unit(of: { service: string; commit: string }, what: 'red' | 'rerun', at: string): object {
    const before = what === 'rerun' ? this.runs.get(of.commit) : undefined;
    const { run, attempt } = before ?? { run: String(Date.parse(at)), attempt: 0 };
    this.runs.set(of.commit, { run, attempt: attempt + 1 });
    const url = `https://ci.harbor.example/${of.service}/${run}`;
    return { type: 'check', ...of, kind: 'tests', app: 'ci', name: 'unit', run, attempt: attempt + 1, at, url };
  }
}

const scan = (of: object, at: string) => ({ type: 'findings', ...of, tool: 'trivy', complete: true, at });
const FINDING = {
  ...{ key: 'zlib CVE-2026-1234', rule: 'CVE-2026-1234', title: 'a heap overflow when an archive is unpacked' },
  ...{ severity: 'critical', where: 'zlib 1.3.1', url: 'https://ci.harbor.example/findings/CVE-2026-1234' },
};
