import type { ListedItem } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { chooseItems, countStates } from './choose-items.ts'

const item = (code: string, more: Partial<ListedItem> = {}): ListedItem => ({
  key: `s/${code}`,
  code,
  name: null,
  unit: 'b',
  owner: 'Giám đốc',
  state: 'up',
  level: 'ok',
  since: null,
  day: null,
  daysLeft: null,
  values: {},
  at: null,
  ...more,
})

const items = [
  item('1', { daysLeft: 40, unit: 'a' }),
  item('2', { state: 'down', level: 'act', values: { carrier: 'vnpt' } }),
  item('3', { daysLeft: -2, level: 'act', unit: 'đ' }),
  item('4', { state: 'degraded', level: 'watch', daysLeft: 5 }),
  item('5', { state: 'unknown', level: 'unknown' }),
]
const all = { state: null, slice: null, withinDays: null, sort: 'level' } as const
const names: Readonly<Record<string, string>> = { a: 'Ý Yên', b: 'Duy Tiên', đ: 'Đông Hoa Lư' }
const codes = (choice: Partial<Parameters<typeof chooseItems>[1]>) =>
  chooseItems(items, { ...all, ...choice }, (unit) => names[unit] ?? unit)
    .map(({ code }) => code)
    .join('')

describe(chooseItems, () => {
  it.each([
    ['the worst first, of them what has passed longest', {}, '32451'],
    ['what is due first', { sort: 'day' }, '34125'],
    ['by the names of units, đ after d', { sort: 'unit' }, '24531'],
    ['by code', { sort: 'code' }, '12345'],
    ['those of a state', { state: 'down' }, '2'],
    ['those of a value', { slice: { dimension: 'carrier', value: 'vnpt' } }, '2'],
    ['those that have few days left, the passed ones among them', { withinDays: 30 }, '34'],
  ] as const)('gives %s', (_, choice, expected) => {
    expect(codes(choice)).toBe(expected)
  })

  it('gives equal answers whatever the order in which items were read', () => {
    const turned = chooseItems(items.toReversed(), all, (unit) => unit)
    expect(turned).toEqual(chooseItems(items, all, (unit) => unit))
  })
})

describe(countStates, () => {
  it('counts each state', () => {
    expect(countStates(items)).toEqual({ up: 2, down: 1, degraded: 1, unknown: 1 })
  })
})
