import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { TOO_DEEP, yamlFaults } from './yaml-faults.ts';

export type Path = readonly (string | number)[];

/** A file as it was written: its data, and where things stand in it. `line` is of the nearest thing there is; undefined: nowhere in particular. `comment`: what was written in place of a value, `#releases`, and is none. */
export type Written = {
  data: unknown;
  faults: { line: number; what: string }[];
  line(path: Path): number | undefined;
  comment(path: Path): string | undefined;
};

/** A manifest is written by people. */
const LARGEST = 1024 * 1024;
/** What is repeated by its name (`*name`) may make up so many times what is written. */
const MOST_ALIASES = 100;

export function readYaml(text: string): Written {
  if (text.length > LARGEST)
    return unread(1, `is larger than ${LARGEST / 1024} KiB; split it or take out what is not needed`);
  const lines = new LineCounter();
  const at = (offset: number) => lines.linePos(offset).line;
  const document = attempt(() => parseDocument(text, { lineCounter: lines }));
  if (!document) return unread(1, TOO_DEEP);
  if (document.errors.length > 0) {
    const faults = yamlFaults(document.errors, text).map(({ offset, what }) => ({ line: at(offset), what }));
    return { ...unread(1, ''), faults };
  }
  const unfolded = attempt(() => {
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES }) ?? undefined;
    // What names itself has no end.
    JSON.stringify(data);
    return { data };
  });
  if (!unfolded)
    return unread(at(firstAlias(document)), 'repeats by name (*) what nobody named, or far too much; write it out');
  return {
    faults: [],
    data: unfolded.data,
    line(path) {
      const offset = nodesAt(document, path).findLast((n) => n.offset !== undefined)?.offset;
      return offset === undefined ? undefined : at(offset);
    },
    comment(path) {
      const node = nodesAt(document, path)[path.length - 1]?.node;
      if (!isScalar(node) || node.value !== null) return undefined;
      return /^#\S.*/.exec(text.slice(node.range?.[1]))?.[0].trim();
    },
  };
}

/** The library throws where aliases or depth would cost too much. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const unread = (line: number, what: string): Written => ({
  data: undefined,
  faults: [{ line, what }],
  line: () => undefined,
  comment: () => undefined,
});

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

type Below = { node: Node | undefined; offset: number | undefined };

/** What stands at each step of a path, as far as it leads. */
function nodesAt(document: Document.Parsed, path: Path): Below[] {
  const found: Below[] = [];
  let node: Node | null | undefined = document.contents;
  for (const step of path) {
    const next = below(isAlias(node) ? node.resolve(document) : node, step);
    if (!next) break;
    found.push(next);
    node = next.node;
  }
  return found;
}

function below(node: Node | null | undefined, step: string | number): Below | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { node: pair.value ?? undefined, offset: pair.key.range?.[0] };
}
