import { unitSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { specimenSource } from '../fixture/specimen-items.ts'
import { groundOf, tellsOf } from './ground.ts'

const unit = (code: string, parent: string | null) =>
  unitSchema.parse({ code, name: code, type: 'other', parent, validFrom: '2025-07-01', validTo: null, aliases: [] })
const units = new Map([unit('37', null), unit('14329', '37'), unit('ring', 'ring')].map((each) => [each.code, each]))

describe(groundOf, () => {
  it.each([
    ['14329', ['14329', '37']],
    ['37', ['37']],
    ['unknown', ['unknown']],
    ['ring', ['ring']],
  ])('of %s is %j', (code, chain) => {
    expect(groundOf(code, units)).toEqual(chain)
  })
})

describe(tellsOf, () => {
  it.each([
    [['37'], ['14329', '37'], true],
    [['other'], ['14329', '37'], false],
    [[], ['14329', '37'], true],
    [['other'], null, true],
  ])('a source of %j on %j: %s', (roots, ground, isTold) => {
    expect(tellsOf(specimenSource(0, { roots }), ground)).toBe(isTold)
  })
})
