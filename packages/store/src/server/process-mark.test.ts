import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { commandLineOf, processMark } from './process-mark.ts'
import { servesCluster, stopServer } from './stop-server.ts'

async function sleeper(): Promise<{ pid: number; ended: Promise<unknown> }> {
  const child = spawn('sleep', ['60'])
  await once(child, 'spawn')
  return { pid: child.pid ?? 0, ended: once(child, 'exit') }
}

describe(processMark, () => {
  it('stays the same while a process runs and differs between processes', async () => {
    const { pid, ended } = await sleeper()
    expect(processMark(pid)).toBe(processMark(pid))
    expect(processMark(pid)).not.toBe(processMark(process.pid))
    process.kill(pid)
    await ended
    expect(processMark(pid)).toBeNull()
  })
})

describe(servesCluster, () => {
  it('does not take another program for a server', () => {
    expect(commandLineOf(process.pid)).not.toBeNull()
    expect(servesCluster(process.pid, '/d/cluster')).toBe(false)
  })
})

describe(stopServer, () => {
  it('returns once the process has ended, also when it never ran', async () => {
    const { pid, ended } = await sleeper()
    await stopServer(pid, '/d/cluster')
    expect(processMark(pid)).toBeNull()
    await ended
    await stopServer(pid, '/d/cluster')
  })
})
