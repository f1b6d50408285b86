/** The folder of a stream: everything under it belongs to its camera, nothing else does. */
function folderOf(entry: URL): string {
  return new URL('.', entry).href
}

/**
 * The address upstream of a path below the gate, given as its parts and the query with its `?`; `null` when it leads out of the
 * folder of the stream.
 */
export function upstreamOf(entry: URL, parts: readonly string[], query: string): URL | null {
  // A stroke within a part, or a part that leads up, would be another path to whoever reads it upstream.
  if (parts.length === 0 || parts.some((part) => /^\.{0,2}$|[/\\]/.test(part))) return null
  const url = new URL(parts.map(encodeURIComponent).join('/') + query, entry)
  return isWithin(entry, url) ? url : null
}

function isWithin(entry: URL, url: URL): boolean {
  return url.origin === entry.origin && `${url.origin}${url.pathname}`.startsWith(folderOf(entry))
}

/** What a stream is called at the gate: its path below the folder, with its query. */
export function gateNameOf(entry: URL, url: URL): string {
  return `${url.origin}${url.pathname}`.slice(folderOf(entry).length) + url.search
}

const uriAttribute = /(URI=")([^"]*)(")/

/** A playlist (RFC 8216) that lies at `at` as the browser gets it: its addresses lead to `gate`, those that lead out of the folder to nothing. */
export function gatedPlaylist(text: string, at: URL, on: { readonly entry: URL; readonly gate: string }): string {
  const { entry, gate } = on
  const led = (uri: string): string => {
    if (uri === '' || !URL.canParse(uri, at)) return ''
    const url = new URL(uri, at)
    return isWithin(entry, url) ? gate + gateNameOf(entry, url) : ''
  }
  return text
    .split(/\r?\n/)
    .flatMap((line) => {
      if (!line.startsWith('#')) return [led(line.trim())].filter((each) => each !== '')
      return [line.replace(uriAttribute, (_, before: string, uri: string, after: string) => before + led(uri) + after)]
    })
    .join('\n')
}
