import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const DOMAIN = join(import.meta.dirname, '../../src/domain');
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const STATEMENT = /\n(?=(?:export |async )*(?:type|interface|const|function|class|import) |export \{)/;

/** What a file of the domain declares, by name, and from which file it has other names. */
type Declared = { own: Map<string, string>; from: Map<string, string> };

const declared = new Map<string, Declared>(
  readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const own = new Map<string, string>();
      const from = new Map<string, string>();
      for (const statement of readFileSync(join(DOMAIN, file), 'utf8').replace(COMMENT, '').split(STATEMENT)) {
        const [, name, is] = /^(?:export )?(?:type|const) (\w+)[^=]*? =\s([\s\S]*?);?\s*$/.exec(statement) ?? [];
        if (name !== undefined && is !== undefined) own.set(name, is);
        const [, names = '', path] =
          /^(?:import|export)(?: type)? \{([\s\S]*?)\} from '(\.[^']+)'/.exec(statement) ?? [];
        for (const [, one = ''] of names.matchAll(/(?:^|,)\s*(?:type )?(\w+)/g))
          if (path !== undefined) from.set(one, normalize(join(dirname(file), path)));
      }
      return [file, { own, from }];
    }),
);

function found(name: string, file: string): { is: string; file: string } | undefined {
  const { own, from } = declared.get(file) ?? {};
  const is = own?.get(name);
  if (is !== undefined) return { is, file };
  const other = from?.get(name);
  return other === undefined ? undefined : found(name, other);
}

/** What is of the language itself, or only names what is mapped. */
const ITS_OWN = /^(Record|Partial|Gate)$/;

/** With what the names of types, and of the lists they are drawn from, stand for in their place; what names itself again stays a name. */
const spelled = (text: string, file: string, within: string[] = []): string =>
  text.replace(/typeof (\w+)|(?<![\w'"?.])([A-Z]\w*)(?![\w'"]|\??:)/g, (whole, list?: string, type?: string) => {
    const name = list ?? type ?? '';
    if (within.includes(name) || ITS_OWN.test(name)) return whole;
    const of = found(name, file);
    if (!of) throw new Error(`what ${name} is does not stand in ${file}, nor where that has it from`);
    return `(${spelled(of.is.replace(/ as const$/, ''), of.file, [...within, name])})`;
  });

/** What a kind of document keeps, a field a line, without the names of its types: whoever renames one changes nothing that is stored. */
export function shapeOf(kind: string): string {
  for (const file of declared.keys()) {
    const [, type, name] =
      /document<(\w+)>\(\)\(\{\s*name: '([\w-]+)'/.exec(readFileSync(join(DOMAIN, file), 'utf8')) ?? [];
    if (type !== undefined && name === kind)
      return `${spelled(type, file).replace(/\s+/g, ' ').replaceAll('; ', ';\n')}\n`;
  }
  throw new Error(`no file of src/domain says what a ${kind} is`);
}
