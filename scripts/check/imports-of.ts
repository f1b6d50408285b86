import { parseSync } from 'vite'
import type { Source } from './read-sources.ts'

/** What a code file imports, re-exports or loads on demand; computed specifiers are not seen. */
export function importsOf({ path, text }: Source): string[] {
  const { module } = parseSync(path, text)
  return [
    ...module.staticImports.map((item) => item.moduleRequest.value),
    ...module.staticExports.flatMap((item) => item.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap((item) => {
      const literal = /^['"](.*)['"]$/.exec(text.slice(item.moduleRequest.start, item.moduleRequest.end))
      return literal?.[1] ?? []
    }),
  ]
}
