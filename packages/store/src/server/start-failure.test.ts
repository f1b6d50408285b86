import { describe, expect, it } from 'vitest'
import { startFailure } from './start-failure.ts'

const server = { cluster: '/d/cluster', port: 5433 }

describe(startFailure, () => {
  it.each([
    ['LOG: could not bind IPv4 address "127.0.0.1": Address already in use', 'port_in_use', '5433'],
    ['FATAL: could not write lock file "postmaster.pid": No space left on device', 'no_space', '/d/cluster'],
    ['FATAL: could not map anonymous shared memory: Cannot allocate memory', 'no_memory', 'bộ nhớ'],
    ['FATAL: database files are incompatible with server', 'wrong_version', '/d/cluster'],
    ['FATAL: lock file "postmaster.pid" already exists', 'busy', '/d/cluster'],
    ['initdb: could not look up effective user ID 54321: user does not exist', 'no_permission', '/etc/passwd'],
    ['FATAL: data directory "/d/cluster" has wrong ownership', 'no_permission', '/d/cluster'],
    ['FATAL: could not open file "x": Permission denied', 'no_permission', '/d/cluster'],
  ])('reads %j as %s', (output, code, word) => {
    const failure = startFailure(output, server)
    expect(failure.code).toBe(code)
    expect(failure.message).toContain(word)
  })

  it('hands on the last line of what it does not know', () => {
    expect(startFailure('LOG: one\nFATAL: the moon is full\n', server).message).toContain('the moon is full')
  })

  it('says so when nothing was said', () => {
    expect(startFailure('', server)).toMatchObject({ code: 'failed', message: expect.stringContaining('không để lại') })
  })
})
