import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CatalogueError, parseYaml } from './read-yaml.ts'

const schema = z.strictObject({
  name: z.string(),
  list: z.array(z.strictObject({ n: z.number() })).default([]),
  deep: z.record(z.string(), z.strictObject({ n: z.number() })).default({}),
})

function mistakes(text: string): readonly string[] {
  try {
    parseYaml('a.yaml', text, schema)
    return []
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error
    return error.mistakes.map(({ line, sentence }) => `${line} ${sentence}`)
  }
}

describe(parseYaml, () => {
  it('gives the value and the line of any path in it', () => {
    const file = parseYaml('a.yaml', 'name: x\n# why\nlist:\n  - n: 1\n  - n: 2\n', schema)
    expect(file.value.list).toEqual([{ n: 1 }, { n: 2 }])
    expect(file.mistake(['list', 1, 'n'], 'no')).toEqual({ file: 'a.yaml', line: 5, sentence: 'no' })
    expect(file.mistake(['list', 7, 'n'], 'no').line).toBe(4)
    expect(file.mistake([], 'no').line).toBe(1)
  })

  it.each([
    ['a syntax mistake', 'name: x\nlist: [1, 2\n', /^[23] /],
    ['a tab as indentation', 'name: x\ndeep:\n\ta: 1\n', /^3 /],
    ['a key written twice', 'name: x\nname: y\n', /^2 /],
    ['a wrong type, deep down', 'name: x\nlist:\n  - n: 1\n  - n: two\n', /^4 list\.1\.n: /],
    ['a wrong type in a record', 'name: x\ndeep:\n  a: { n: 1 }\n  b: { n: x }\n', /^4 deep\.b\.n: /],
    ['a key that is missing', 'name: x\nlist:\n  - n: 1\n  - {}\n', /^4 list\.1\.n: /],
    ['an empty file', '', /^1 /],
  ])('names the line of %s', (_, text, sentence) => {
    expect(mistakes(text)[0]).toMatch(sentence)
  })

  it('reads a part that is written once and used twice', () => {
    const file = parseYaml('a.yaml', 'name: x\ndeep:\n  a: &a { n: 1 }\n  b: *a\n', schema)
    expect(file.value.deep).toEqual({ a: { n: 1 }, b: { n: 1 } })
  })

  it('tells every mistake of the file', () => {
    expect(mistakes('name: 1\nlist:\n  - n: x\n')).toHaveLength(2)
  })
})
