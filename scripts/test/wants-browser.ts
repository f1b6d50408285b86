/**
 * Whether a run of vitest with these arguments may touch the end-to-end tests:
 * with no filter always, with filters when one of them is part of an end-to-end file's path, never in another project.
 */
export function wantsBrowser(args: readonly string[], endToEndFiles: readonly string[]): boolean {
  const projects = args.flatMap((argument, index) => {
    if (argument.startsWith('--project=')) return [argument.slice('--project='.length)]
    return argument === '--project' ? [args[index + 1] ?? ''] : []
  })
  if (projects.length > 0 && !projects.includes('browser')) return false
  const filters = args.filter((argument, index) => !argument.startsWith('-') && !takesValue(args[index - 1]))
  if (filters.length === 0) return endToEndFiles.length > 0
  return endToEndFiles.some((file) => filters.some((filter) => file.includes(filter)))
}

function takesValue(option: string | undefined): boolean {
  return option !== undefined && ['-t', '--testNamePattern', '--project', '--reporter', '--exclude'].includes(option)
}
