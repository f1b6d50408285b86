import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A mark of the running process `pid` that no later process with the same number has; null when none runs.
 * Zombies count as ended.
 */
export function processMark(pid: number): string | null {
  if (process.platform === 'linux') return linuxMark(pid)
  return psColumn(pid, 'lstart')
}

/** The command line of a running process, or null when it has ended. */
export function commandLineOf(pid: number): string | null {
  if (process.platform !== 'linux') return psColumn(pid, 'command')
  return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() || null
}

function linuxMark(pid: number): string | null {
  const fields = readOrNull(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
  const state = fields?.[0]
  const startTicks = fields?.[19] // field 22 of proc(5), counted after the name
  if (!startTicks || state === 'Z' || state === 'X') return null
  return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${startTicks}`
}

function psColumn(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
