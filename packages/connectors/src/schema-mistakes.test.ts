import { caseMappingSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { oneStop } from './sample.fixture.ts'
import { mistakesOf } from './schema-mistakes.ts'

function mistakes(change: Readonly<Record<string, unknown>>) {
  return mistakesOf(caseMappingSchema.safeParse({ ...oneStop.map, ...change }).error?.issues ?? [])
}

describe(mistakesOf, () => {
  it.each([
    ['a state that does not exist', { state: { field: 'a', values: { 1: 'opened' } } }, ['state', 'values', '1']],
    ['a format that does not exist', { dueAt: { field: 'a', format: 'dd-MM' } }, ['dueAt', 'format']],
    ['a misspelt word', { slices: { field: { field: 'a', value: {} } } }, ['slices', 'field']],
    ['a flag with a wrong part', { flags: { x: { all: [{ field: 'a' }, { feld: 'b' }] } } }, ['flags', 'x', 'all', 1]],
    ['a zone that is none', { zone: 'Asia/Ho_Chi_Minh' }, ['zone']],
  ])('points at %s', (_name, change, path) => {
    const found = mistakes(change)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.path.slice(0, path.length)).toEqual(path)
    expect(found[0]?.sentence).toContain(path.join('.'))
  })

  it('has nothing to say of a right mapping', () => {
    expect(mistakes({})).toEqual([])
  })
})
