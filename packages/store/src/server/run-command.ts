import { execFile } from 'node:child_process'

const COMMAND_TIMEOUT_MS = 120_000

/** The unprivileged user PostgreSQL runs as when we are root, because PostgreSQL refuses root. */
export interface Runner {
  readonly uid: number
  readonly gid: number
}

/** How a finished command ended; `code` is null when it could not be started or was killed. */
export interface CommandEnd {
  readonly code: number | null
  readonly output: string
}

/** Runs a command to its end under the given user (or ours), away from any folder that user cannot enter. */
export function runCommand(file: string, args: readonly string[], runner: Runner | null): Promise<CommandEnd> {
  const options = {
    cwd: '/',
    env: commandEnvironment(),
    timeout: COMMAND_TIMEOUT_MS,
    ...(runner && { uid: runner.uid, gid: runner.gid }),
  }
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim()
      if (!error) return resolve({ code: 0, output })
      const code = typeof error.code === 'number' ? error.code : null
      resolve({ code, output: output || error.message })
    })
  })
}

/** The whole environment PostgreSQL's programs see: nothing of ours, messages in English so that they can be read. */
export function commandEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
