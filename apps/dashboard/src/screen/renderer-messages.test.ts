import { describe, expect, it } from 'vitest'
import { readMessage } from './renderer-messages.ts'

describe(readMessage, () => {
  it('reads what our page tells', () => {
    expect(readMessage({ 'toan-canh': { tells: 'drawn' } })).toEqual({ tells: 'drawn' })
    expect(readMessage({ 'toan-canh': { tells: 'reload', order: '7' } })).toEqual({ tells: 'reload', order: '7' })
  })

  it.each([
    null,
    'drawn',
    { tells: 'drawn' },
    { 'toan-canh': { tells: 'else' } },
    { 'toan-canh': { tells: 'drawn', x: 1 } },
  ])('takes %j for nothing of ours', (data) => {
    expect(readMessage(data)).toBeNull()
  })
})
