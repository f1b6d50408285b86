import { describe, expect, it } from 'vitest'
import { readValues } from './read-values.ts'

const point = { v: 7, l: 'none', s: 99 }
const seen = { topic: 't', value: 7, committedUs: 99 }

describe(readValues, () => {
  it.each([
    ['a frame of ours', `42${JSON.stringify(['frame', [{ k: 'd', topic: 't', items: { '': point } }]])}`, [seen]],
    ['a removed key', `42${JSON.stringify(['frame', [{ k: 'd', topic: 't', items: { '': null } }]])}`, []],
    ['an emitted change', `42${JSON.stringify(['change', 't', point])}`, [seen]],
    ['a bare change', JSON.stringify(['t', point]), [seen]],
    ['a greeting', '["joined"]', []],
    ['a heartbeat', '2', []],
  ])('reads %s', (_, text, values) => {
    expect(readValues(text)).toEqual(values)
  })
})
