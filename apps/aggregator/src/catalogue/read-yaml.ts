import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** One mistake in the catalogue: the operator who keeps the file must act. */
export interface CatalogueMistake {
  readonly file: string
  readonly line: number
  readonly sentence: string
}

/** The catalogue is wrong; `message` lists every mistake with file and line. */
export class CatalogueError extends Error {
  readonly mistakes: readonly CatalogueMistake[]

  constructor(mistakes: readonly CatalogueMistake[]) {
    super(mistakes.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'))
    this.name = 'CatalogueError'
    this.mistakes = mistakes
  }
}

type Path = readonly (string | number)[]

/** A YAML file that has passed its schema, and the way from a path in it back to its line. */
export interface YamlFile<T> {
  readonly file: string
  readonly value: T
  mistake(path: Path, sentence: string): CatalogueMistake
}

interface Ranged {
  readonly range?: readonly number[] | null
}

function lineOf(document: ReturnType<typeof parseDocument>, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const ranged: Ranged | null = typeof node === 'object' ? node : null
    const offset = ranged?.range?.[0]
    if (offset !== undefined) return lines.linePos(offset).line
  }
  return 1
}

/** Reads text as YAML under a schema; throws `CatalogueError` with the line of every mistake. */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true })
  const syntax = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    sentence: error.message.split('\n')[0] ?? error.message,
  }))
  if (syntax.length > 0) throw new CatalogueError(syntax)
  const mistake = (path: Path, sentence: string) => ({ file, line: lineOf(document, lines, path), sentence })
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 1_000 }))
  if (!parsed.success) {
    throw new CatalogueError(
      parsed.error.issues.map((issue) => {
        const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
        return mistake(path, `${path.join('.')}: ${issue.message}`)
      }),
    )
  }
  return { file, value: parsed.data, mistake }
}

/** Reads a YAML file under a schema. `name` is how people know the file: relative to the catalogue. */
export async function readYaml<T>(path: string, name: string, schema: z.ZodType<T>): Promise<YamlFile<T>> {
  return parseYaml(name, await readFile(path, 'utf8'), schema)
}
