import type { HeardAt } from '../adapters/standard-webhooks.ts';
import type { Told } from './told.ts';

/** A request as it came: the body in the bytes that were signed. `rest`: what its address has after the name of the source; `query`: one of its parameters. */
export type Delivery = {
  raw: Uint8Array;
  header(name: string): string | undefined;
  rest?: string;
  query?(name: string): string | undefined;
};

/** What of a delivery of several things can't be read, while the others can: it is set aside as a delivery of its own. */
export type Left = { body: unknown; faults: string[] };

/** One delivery may tell several things. `ignored`: it is right, and nothing we use. `test`: somebody tried there whether it comes in. `faults`: what is wrong with it, a line each. */
export type Translated =
  | { told: Told | Told[]; left?: Left }
  | { ignored: string }
  | { test: string }
  | { faults: string[] };

/** A body as it was read, or what is wrong with it. */
export type ReadBody = { ok: true; json: unknown } | { ok: false; fault: string };

/** The secret of now, or the one of before. */
export type SignedBy = 'secret' | 'former';

/** A system that tells Gonogo something. */
export interface Source {
  /** bytes that a body may have; without it 512 KiB */
  largest?: number;
  /** How its bodies are read where they are no JSON. Those are always read beside the event loop. */
  read?(raw: Uint8Array): ReadBody;
  /** By which of its secrets a delivery comes from there, in constant time, before anything of it is read; nothing: it does not. */
  verify(delivery: Delivery, now: HeardAt): SignedBy | undefined;
  /** When it says it was signed, as it is written, where that is signed too: what is right but for its time has a wrong clock, or comes again. */
  signedAt?(delivery: Delivery): string | undefined;
  /** what helps whoever sends it, where it is not taken for genuine */
  remedy: string;
  /** Under what the same delivery comes again; what is the same in all deliveries, or nothing, is no id. */
  deliveryId(delivery: Delivery, body: unknown): string | undefined;
  /** `body`: JSON as it was parsed */
  translate(body: unknown, delivery: Delivery): Translated;
  /** Where its sender reads our answer and mends what it sends: how it hears that there are faults, which are not kept then. */
  answered?(body: unknown): string;
  /** What its sender would send with a body, so that it is genuine: by this it is tried whether anything would come in. `now`: ms */
  sign(raw: Uint8Array, now: number): { headers: Record<string, string>; rest?: string };
  /** Whether its sender asks first whether it may send: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md */
  asksFirst?: true;
}
