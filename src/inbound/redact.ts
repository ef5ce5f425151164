import { masked, redacted } from '../secrets/redact.ts';
import { jsonIn } from './body.ts';

/** A body as it may be kept: JSON stays JSON, and what its names call secret is masked whole. `undefined`: it is no text. */
export function redactedBody(raw: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
  // As bodies are read: long numbers keep their digits.
  const read = jsonIn(raw);
  return read.ok ? JSON.stringify(masked(read.json)) : redacted(text);
}
