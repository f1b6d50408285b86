import { describe, expect, it } from 'vitest'
import { forbiddenText } from './forbidden-text.ts'

describe(forbiddenText, () => {
  it.each([
    ['a machine path', "read('/home/somebody/x')", 'path of one machine'],
    ['a conflict', 'a\n<<<<<<< HEAD\nb', 'x.ts:2 holds a merge conflict'],
    ['a lonely test', "it.only('x')", 'one test only'],
    ['work left', '// TODO later', 'leaves work'],
    ['a private registry', '"resolved": "https://npm.example.org/x.tgz"', 'private package registry'],
  ])('finds %s', (_, text, words) => {
    expect(forbiddenText('x.ts', text)).toEqual([expect.stringContaining(words)])
  })

  it.each([
    '/api/v1/work/x',
    'https://a.b/home/c',
    '"resolved": "apps/province"',
    '/home/node/app',
    'it.only is a word',
  ])('lets %j pass', (text) => {
    expect(forbiddenText('x.ts', text)).toEqual([])
  })
})
