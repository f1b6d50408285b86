import { execFile } from 'node:child_process'

const AT_ONCE = 2
const LARGEST_OUTPUT_BYTES = 16 * 1024 * 1024

/** One check: a command that exits with 0 when all is well. */
export interface Check {
  readonly name: string
  readonly command: readonly [file: string, ...args: string[]]
}

export interface CheckResult {
  readonly name: string
  readonly isPassed: boolean
  readonly seconds: number
  readonly output: string
}

/** Runs the checks two at a time, tells of each as it ends, and gives all results in the order asked. */
export async function runChecks(
  checks: readonly Check[],
  onResult: (result: CheckResult) => void,
  options: { readonly cwd: string; readonly signal?: AbortSignal },
): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  const waiting = checks.entries()
  const worker = async (): Promise<void> => {
    for (const [index, check] of waiting) {
      const result = await runCheck(check, options)
      results[index] = result
      onResult(result)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

function runCheck(
  { name, command: [file, ...args] }: Check,
  { cwd, signal }: { cwd: string; signal?: AbortSignal },
): Promise<CheckResult> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { cwd, maxBuffer: LARGEST_OUTPUT_BYTES, ...(signal && { signal }) },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim() || (error?.message ?? '')
        resolve({ name, isPassed: !error, seconds: (performance.now() - startedAt) / 1000, output })
      },
    )
  })
}
