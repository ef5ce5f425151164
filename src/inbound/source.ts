import type { Heard as HeardAlert } from '../domain/alert/hear-alerts.ts';

/** What another system tells, once its signature was right and its body was read. */
export type Told = BuildTold | AlertsTold | PageTold | { type: 'nothing'; of: string };

/** Somebody has taken a page; `key`: as it was raised, `name`: what they are called there. */
type PageTold = { type: 'page'; key: string; name?: string };

/** `email`: who wrote a commit. */
export type BuildTold = {
  type: 'build';
  service: string;
  version: string;
  commit: string;
  since?: string | undefined;
  url?: string | undefined;
  commits: { sha: string; title: string; email?: string | undefined }[];
};

/** `service`, `environment`: as its system calls them, perhaps nothing. `truncated`: it left some out. */
export type AlertsTold = { type: 'alerts'; truncated: boolean; alerts: HeardAlert[] };

/** Delivered once under `delivery`, however often it comes. */
export type Heard = { ok: true; delivery: string; told: Told } | { ok: false; status: 400 | 401; answer: Refused };
type Refused = { error: string; remedy?: string; faults?: string[] };

/** A system that tells Gonogo something. It checks the signature over the raw body before it reads anything. */
export interface Source {
  hear(raw: string, header: (name: string) => string | undefined): Heard;
}
