import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** A file as it was written: its data, and where things stand in it. `line` is of the nearest thing there is; undefined: nowhere in particular. */
export type Written = { data: unknown; faults: { line: number; what: string }[]; line(path: Path): number | undefined };

export function readYaml(text: string): Written {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => lines.linePos(offset).line;
  return {
    faults: document.errors.map((e) => ({
      line: at(e.pos[0]),
      what: `${e.message.split('\n')[0]} Mend the YAML there.`,
    })),
    data: document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 20 }) ?? undefined),
    line(path) {
      let found: number | undefined;
      let node: Node | null | undefined = document.contents;
      for (const step of path) {
        const next = below(isAlias(node) ? node.resolve(document) : node, step);
        if (!next) break;
        if (next.offset !== undefined) found = at(next.offset);
        node = next.node;
      }
      return found;
    },
  };
}

function below(
  node: Node | null | undefined,
  step: string | number,
): { node: Node | undefined; offset: number | undefined } | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { node: pair.value ?? undefined, offset: pair.key.range?.[0] };
}
