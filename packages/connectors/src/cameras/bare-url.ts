const secretName = /pass|pwd|pw$|token|secret|user|login|auth|key/i

/** A text in which no address carries a name and a password. */
export function withoutUserinfo(text: string): string {
  return text.replaceAll(/:\/\/\S*@/g, '://')
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
