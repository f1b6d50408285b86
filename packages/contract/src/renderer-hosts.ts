const labels = ['man-1', 'man-2'] as const
const shape = /^((?:[a-z0-9-]+\.)*[a-z0-9-]+)(:\d{1,5})?$/i
const address = /^\d+\.\d+\.\d+\.\d+$/
const thisMachine = '127.0.0.1'

/**
 * The further names under which a screen asks the centre for the pages that draw it: browsers give pages of another name
 * a process of their own. `host` is that of the screen, with its port; an address that is no name has none.
 */
export function rendererHosts(host: string): readonly string[] {
  const [, name = '', port = ''] = shape.exec(host) ?? []
  if (name === '' || labels.some((label) => name.startsWith(`${label}.`))) return []
  if (address.test(name) && name !== thisMachine) return []
  return labels.map((label) => `${label}.${name === thisMachine ? 'localhost' : name}${port}`)
}

/** The hosts of the screens that may frame a page of this host; none when it is no further name. */
export function framingHosts(host: string): readonly string[] {
  const [, name = '', port = ''] = shape.exec(host) ?? []
  const label = labels.find((each) => name.startsWith(`${each}.`))
  if (label === undefined) return []
  const screen = name.slice(label.length + 1)
  return (screen === 'localhost' ? ['localhost', thisMachine] : [screen]).map((each) => `${each}${port}`)
}
