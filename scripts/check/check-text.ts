import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { forbiddenText } from './forbidden-text.ts'
import { listPaths } from './read-sources.ts'
import { report } from './report.ts'

const LARGEST_TEXT_BYTES = 2 * 1024 * 1024
const PICTURES = /\.(png|jpe?g|webp|woff2?|xlsx|pdf|zip|gz)$/

const root = resolve(process.argv[2] ?? '.')
const paths = listPaths(root).filter(
  (path) => !PICTURES.test(path) && statSync(join(root, path)).size <= LARGEST_TEXT_BYTES,
)
report(paths.flatMap((path) => forbiddenText(path, readFileSync(join(root, path), 'utf8'))))
