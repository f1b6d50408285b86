import { describe, expect, it } from 'vitest'
import { serverArguments } from './server-settings.ts'

describe(serverArguments, () => {
  it('listens on loopback only and syncs to disk', () => {
    const line = serverArguments({ cluster: '/d/cluster', port: 5433, isThrowaway: false })
    expect(line).toContain('listen_addresses=127.0.0.1')
    expect(line).toContain('synchronous_commit=on')
    expect(line).not.toContain('fsync=off')
  })

  it('gives up syncing for test databases only', () => {
    expect(serverArguments({ cluster: '/d/cluster', port: 5433, isThrowaway: true })).toContain('fsync=off')
  })

  it('never logs statements, rows or parameters', () => {
    const line = serverArguments({ cluster: '/d/cluster', port: 5433, isThrowaway: false })
    expect(line).toEqual(
      expect.arrayContaining(['log_error_verbosity=terse', 'log_min_error_statement=panic', 'log_min_messages=log']),
    )
  })

  it.each([
    ['opens a socket in the data', '/d/cluster', 'unix_socket_directories=/d/cluster'],
    ['opens none where its path would be too long', `/${'d'.repeat(90)}`, 'unix_socket_directories='],
  ])('%s', (_, cluster, setting) => {
    expect(serverArguments({ cluster, port: 5433, isThrowaway: false })).toContain(setting)
  })
})
