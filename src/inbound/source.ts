import type { RunTold } from '../deploy-targets/told.ts';
import type { Heard as HeardAlert } from '../domain/alert/hear-alerts.ts';

/** What another system tells, once its signature was right and its body was read. */
export type Told = BuildTold | AlertsTold | RunTold | PageTold;

/** Somebody has taken a page; `key`: as it was raised, `name`: what they are called there. */
export type PageTold = { type: 'page'; key: string; name?: string };

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

/** A request as it came: the body in the bytes that were signed. */
export type Delivery = { raw: Uint8Array; header(name: string): string | undefined };

/** `ignored`: it is right, and nothing we use. `faults`: what is wrong with it, a line each. */
export type Translated = { told: Told } | { ignored: string } | { faults: string[] };

/** A system that tells Gonogo something. */
export interface Source {
  /** Whether a delivery comes from there, in constant time, before anything of it is read. `now`: ms */
  verify(delivery: Delivery, now: number): boolean;
  /** what helps whoever sends it, where it is not taken for genuine */
  remedy: string;
  /** Under what the same delivery comes again; what is the same in all deliveries, or nothing, is no id. */
  deliveryId(delivery: Delivery, body: unknown): string | undefined;
  /** `body`: JSON as it was parsed */
  translate(body: unknown, delivery: Delivery): Translated;
  /** Where its sender reads our answer and mends what it sends: how it hears that there are faults, which are not kept then. */
  answered?: string;
}
