/** Text that must not be in the repository, with the reason a reader of the report needs. */
interface Forbidden {
  readonly pattern: RegExp
  readonly reason: string
}

const ownList = 'scripts/check/forbidden-text'

const forbidden: readonly Forbidden[] = [
  { pattern: /(?<![\w.:/])\/(?:work|root|Users|home\/(?!node\b)\w+)\/[\w.]/, reason: 'names a path of one machine' },
  { pattern: /^(?:<{7}|>{7}) /m, reason: 'holds a merge conflict' },
  { pattern: /\b(?:describe|it|test)\.only\(/, reason: 'runs one test only' },
  { pattern: /^\s*debugger\b/m, reason: 'stops in the debugger' },
  { pattern: /\b(?:TODO|FIXME|XXX)\b/, reason: 'leaves work for later; open an issue instead' },
  { pattern: /"resolved":\s*"https?:\/\/(?!registry\.npmjs\.org\/)/, reason: 'names a private package registry' },
  { pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, reason: 'holds a private key' },
]

/** Each forbidden text in a file, as `path:line reason`. */
export function forbiddenText(path: string, text: string): string[] {
  if (path.startsWith(ownList)) return []
  return forbidden.flatMap(({ pattern, reason }) => {
    const at = text.search(pattern)
    return at < 0 ? [] : [`${path}:${text.slice(0, at).split('\n').length} ${reason}`]
  })
}
