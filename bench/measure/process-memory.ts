import { readFileSync } from 'node:fs'

const kibPerMib = 1_024

/** Resident memory of a process in MiB: now, and the most it ever was; `null` when it is gone. Linux only. */
export function processMemoryMib(pid: number): { readonly now: number; readonly peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const mib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / kibPerMib
    return { now: mib('VmRSS'), peak: mib('VmHWM') }
  } catch {
    return null
  }
}
