import { checkedText, type Line } from './line.ts';

/** A line in the form of before: it carried its batch, and which of how many lines in it it was. */
export function decodeBefore(bytes: Buffer): { batch: number; nth: number; of: number; line: Line } | undefined {
  const text = checkedText(bytes);
  const parts = text && /^(\d+) (\d+) (\d+) /.exec(text);
  if (!parts) return undefined;
  const [head, batch, nth, of] = parts;
  return { batch: Number(batch), nth: Number(nth), of: Number(of), line: JSON.parse(text.slice(head.length)) };
}
