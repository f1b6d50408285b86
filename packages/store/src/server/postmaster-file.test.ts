import { describe, expect, it } from 'vitest'
import { parsePostmaster } from './postmaster-file.ts'

const whole = ['4711', '/data/cluster', '1763720000', '39731', '/data/cluster', '127.0.0.1', '  5 6', 'ready   ', '']

describe(parsePostmaster, () => {
  it('reads the process and the port', () => {
    expect(parsePostmaster(whole.join('\n'))).toEqual({ pid: 4711, port: 39731 })
  })

  it.each([
    ['an empty file', ''],
    ['a file cut off before the port', whole.slice(0, 3).join('\n')],
    ['words for a process', ['x', ...whole.slice(1)].join('\n')],
    ['the process that starts all others', ['1', ...whole.slice(1)].join('\n')],
    ['port 0', whole.with(3, '0').join('\n')],
  ])('takes %s for no server', (_, text) => {
    expect(parsePostmaster(text)).toBeNull()
  })
})
