import { describe, expect, it } from 'vitest'
import { messageRows } from './message-rows.ts'

function rowsOf(content: unknown, mostRows: number) {
  const payload = Buffer.from(JSON.stringify(content))
  const message = { topic: 'mo/CN01', payload, at: 0, number: 1 }
  return messageRows(message, { payload: 'json', mostRows }).map(({ value }) => value)
}

describe(messageRows, () => {
  it('gives one row for each of a list', () => {
    const topic = ['mo', 'CN01']
    expect(rowsOf([{ a: 1 }, { a: 2 }], 2)).toEqual([
      { a: 1, topic },
      { a: 2, topic },
    ])
  })

  it('makes of a list beyond its bound one row without content', () => {
    expect(rowsOf([{ a: 1 }, { a: 2 }, { a: 3 }], 2)).toEqual([null])
  })
})
