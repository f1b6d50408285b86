import { readFileSync } from 'node:fs'

/** `sysconf(_SC_CLK_TCK)` is 100 on every Linux that Node runs on. */
const msPerTick = 10
const afterName = 2

/** Processor milliseconds that a process has used so far, all threads, from /proc; `null` when it is gone. Linux only. */
export function processCpuMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold blanks and brackets: the fields are counted from its end. utime is field 14, stime 15.
    const fields = stat.slice(stat.lastIndexOf(')') + afterName).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * msPerTick
  } catch {
    return null
  }
}

/** Processor milliseconds of this process, all threads, collecting garbage included. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
