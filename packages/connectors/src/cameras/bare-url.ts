const secretName = /pass|pwd|pw$|token|secret|user|login|auth|key/i

/** Name and password before a host (RFC 3986 §3.2.1). */
const named = String.raw`[^\s/?#]*@`
/** The same with a `/`, `?` or `#` in the password that nobody has encoded: what follows the colon is no port, or a host follows. */
const torn = String.raw`[^\s/?#:@]+:(?!\d*(?:[/?#\s]|$))\S*@|[^\s/?#:.@]+:\S*@(?=[\w-]+(?:\.[\w-]+)+|\[)`
const userinfo = new RegExp(`:\\/\\/(?:${named}|${torn})`, 'g')

/** A text in which no address carries a name and a password; an `@` of a path stays. */
export function withoutUserinfo(text: string): string {
  return text.replaceAll(userinfo, '://')
}

/** An address as others may have it: without name and password, in its query neither. */
export function bareUrl(text: string): string {
  const bare = withoutUserinfo(text)
  if (!URL.canParse(bare)) return bare
  const url = new URL(bare)
  const secrets = url.searchParams
    .keys()
    .filter((name) => secretName.test(name))
    .toArray()
  for (const name of secrets) url.searchParams.delete(name)
  return url.href
}
