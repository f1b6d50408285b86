import { readdirSync } from 'node:fs'
import { runOnNode24 } from './bootstrap/run-on-node-24.mjs'

const [name, ...args] = process.argv.slice(2)
const names = readdirSync(new URL('../bench', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))

if (name !== undefined && names.includes(name)) await runOnNode24(`bench/${name}.ts`, args)
else {
  process.stderr.write(`Cách dùng: npm run bench -- <tên>, với tên là một trong: ${names.join(', ')}\n`)
  process.exitCode = 1
}
