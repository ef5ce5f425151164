import type { Told } from './told.ts';

/** A request as it came: the body in the bytes that were signed. */
export type Delivery = { raw: Uint8Array; header(name: string): string | undefined };

/** One delivery may tell several things. `ignored`: it is right, and nothing we use. `faults`: what is wrong with it, a line each. */
export type Translated = { told: Told | Told[] } | { ignored: string } | { faults: string[] };

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
  answered?(body: unknown): string;
}
