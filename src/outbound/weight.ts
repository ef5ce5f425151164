/** What parsing JSON costs lies in how much is in it, not in its bytes: 5 MiB of text take 10 ms, 5 MiB of `{}` 300. So much of each takes some 20 ms. */
const MOST = { containers: 50_000, commas: 500_000, depth: 100 };

const [SPACE, QUOTE, BACKSLASH, COMMA] = [0x20, 0x22, 0x5c, 0x2c];
const [BRACKET, BRACE, END_BRACKET, END_BRACE] = [0x5b, 0x7b, 0x5d, 0x7d];

type Weight = { containers: number; commas: number; depth: number; deepest: number; inText: boolean; escaped: boolean };

/** Looks at an answer as it comes, part by part. Gives false once it is JSON with more in it than is parsed here. */
export function weighing(): (part: Uint8Array) => boolean {
  let so: Weight = { containers: 0, commas: 0, depth: 0, deepest: 0, inText: false, escaped: false };
  let isJson: boolean | undefined;
  return (part) => {
    isJson ??= beginsJson(part);
    if (isJson === false) return true;
    so = weighed(part, so);
    return so.containers <= MOST.containers && so.commas <= MOST.commas && so.deepest <= MOST.depth;
  };
}

/** Undefined while nothing but spaces came. */
function beginsJson(part: Uint8Array): boolean | undefined {
  const first = part.find((byte) => byte > SPACE);
  return first === undefined ? undefined : first === BRACKET || first === BRACE;
}

/** Byte by byte: what is local to one loop costs a third of anything else. */
function weighed(part: Uint8Array, before: Weight): Weight {
  let { containers, commas, depth, deepest, inText, escaped } = before;
  for (let at = 0; at < part.length; at += 1) {
    const byte = part[at];
    if (inText) {
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA) commas += 1;
    else if (byte === BRACKET || byte === BRACE) {
      containers += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === END_BRACKET || byte === END_BRACE) depth -= 1;
  }
  return { containers, commas, depth, deepest, inText, escaped };
}
