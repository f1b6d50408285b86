import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes another release of a built dashboard: the same pages, but every script under a name of its own. */
export async function aRelease(built: string, folder: string, tag: string): Promise<string> {
  const release = join(folder, tag)
  await rm(release, { recursive: true, force: true })
  await cp(built, release, { recursive: true })
  const assets = join(release, 'assets')
  const names = await readdir(assets)
  const scripts = names.filter((name) => name.endsWith('.js'))
  const renamed = new Map(scripts.map((name) => [name, name.replace(/\.js$/, `-${tag}.js`)]))
  const read = /[\w.-]+\.js\b/g
  for (const file of [join(release, 'index.html'), ...scripts.map((name) => join(assets, name))]) {
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replaceAll(read, (name) => renamed.get(name) ?? name),
    )
  }
  for (const [name, next] of renamed) await rename(join(assets, name), join(assets, next))
  return release
}

/** Spoils the page of outputs of a release: it throws as soon as it is loaded. */
export async function spoil(release: string): Promise<void> {
  const assets = join(release, 'assets')
  const name = (await readdir(assets)).find((each) => each.startsWith('output-page-') && each.endsWith('.js'))
  if (name === undefined) throw new Error('the build has no page of outputs')
  await writeFile(join(assets, name), "throw new Error('hỏng')\n")
}
