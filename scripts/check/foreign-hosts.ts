import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Hosts that stand in texts of libraries (names of formats, addresses of their documentation) and that no browser is sent to. */
const onlyNamed =
  /^(?:www\.w3\.org|react\.dev|reactjs\.org|tanstack\.com|zod\.dev|echarts\.apache\.org|json-schema\.org|localhost|127\.0\.0\.1|example\.com|github\.com|socket\.io|maplibre\.(?:org|invalid)|wiki\.openstreetmap\.org|aomedia\.org)$/

const address = /\bhttps?:\/\/([a-z0-9.-]+)/gi
/** What a page or a style loads by itself. */
const loaded = [
  /(?:src|href|action|poster|data)\s*=\s*["']?(?:https?:)?\/\/([^"'\s>/]+)/gi,
  /url\(\s*["']?(?:https?:)?\/\/([^"')\s/]+)/gi,
  /@import\s+["'](?:https?:)?\/\/([^"'/]+)/gi,
]

/** A file of the built dashboard. */
export interface BuiltFile {
  readonly name: string
  readonly content: string
}

function hostsOf({ name, content }: BuiltFile): readonly string[] {
  if (!/\.(?:html|css)$/.test(name)) return [...content.matchAll(address)].map(([, host = '']) => host.toLowerCase())
  return loaded.flatMap((pattern) => [...content.matchAll(pattern)].map(([, host = '']) => host.toLowerCase()))
}

/** One sentence for each host that a built file refers to and that the product does not serve: inside TSLCD there is no Internet. */
export function foreignHosts(files: readonly BuiltFile[]): string[] {
  return files.flatMap((file) => {
    const isPage = /\.(?:html|css)$/.test(file.name)
    const hosts = [...new Set(hostsOf(file))].filter((host) => host !== '' && (isPage || !onlyNamed.test(host)))
    return hosts.map((host) => `${file.name} refers to ${host}: the product must work without the Internet`)
  })
}

/** The built files that a browser reads as text. */
export function builtFiles(folder: string): readonly BuiltFile[] {
  return globSync('**/*.{html,css,js,mjs,json,svg,webmanifest}', { cwd: folder })
    .filter((name) => !name.startsWith('.vite'))
    .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }))
}
