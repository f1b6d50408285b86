const mostRead = 200_000
const tag = /<(a|html|link)\b([^>]{0,2000})>/gi
const attribute = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
const language = /^[a-z]{2,3}\b/i

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** The opening tags of a page that say where it leads and in which language it is. */
function tagsOf(page: string): readonly Tag[] {
  return [...page.slice(0, mostRead).matchAll(tag)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(attribute)].map(([, key = '', double, single]) => [key.toLowerCase(), double ?? single ?? '']),
    ),
  }))
}

/** The addresses on its own site that a page leads to, each once, without what stands behind `#`. */
export function linksOf(page: string, address: string): readonly string[] {
  const { origin } = new URL(address)
  const found = tagsOf(page).flatMap(({ name, attributes }) => {
    const href = name === 'a' ? attributes.get('href') : undefined
    const url = href === undefined ? null : URL.parse(href.replaceAll('&amp;', '&'), address)
    if (url === null || url.origin !== origin) return []
    url.hash = ''
    return url.href
  })
  return [...new Set(found)].filter((href) => href !== address)
}

/** The languages that a page says it is in or leads to, joined as in `en+vi`; `null` when it says none. */
export function languagesOf(page: string): string | null {
  const told = tagsOf(page).flatMap(({ name, attributes }) => {
    if (name === 'html') return attributes.get('lang') ?? []
    return attributes.get('hreflang') ?? []
  })
  const codes = told.flatMap((text) => language.exec(text)?.[0].toLowerCase() ?? [])
  return codes.length === 0 ? null : [...new Set(codes)].toSorted().join('+')
}
