/** Prints problems one a line and sets the exit code; says nothing and changes nothing when there are none. */
export function report(problems: readonly string[]): void {
  if (problems.length === 0) return
  process.stdout.write(`${problems.join('\n')}\n`)
  process.exitCode = 1
}
