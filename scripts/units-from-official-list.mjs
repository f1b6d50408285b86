// Renews the communes of a unit register from the official list; province and departments in it are kept as they are.
// node scripts/units-from-official-list.mjs <list.csv> <province code> <register.csv> [<population.csv>]
// List: code,province_code,type,name,area_km2,population,lon,lat (Decision 19/2025/QĐ-TTg codes, GSO).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const header = 'code,name,short,type,parent,validFrom,validTo,aliases,lon,lat'
const firstDay = '2025-07-01'
const kinds = {
  phuong: { type: 'ward', word: 'Phường' },
  xa: { type: 'commune', word: 'Xã' },
  dac_khu: { type: 'special', word: 'Đặc khu' },
}

const [listPath, provinceCode, registerPath, populationPath] = process.argv.slice(2)
if (listPath === undefined || provinceCode === undefined || registerPath === undefined) {
  process.stderr.write(
    'usage: units-from-official-list.mjs <list.csv> <province code> <register.csv> [<population.csv>]\n',
  )
  process.exit(2)
}

function linesOf(path) {
  return readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
}

const communes = linesOf(listPath)
  .slice(1)
  .map((line) => line.split(','))
  .filter((cells) => cells[1] === provinceCode)
  .toSorted((a, b) => a[0].localeCompare(b[0]))

const communeTypes = new Set(Object.values(kinds).map((kind) => kind.type))
const kept = existsSync(registerPath)
  ? linesOf(registerPath)
      .slice(1)
      .filter((line) => !communeTypes.has(line.split(',')[3]))
  : []

const rows = communes.map(([code, , kind, name, , , lon, lat]) => {
  const { type, word } = kinds[kind]
  return [code, `${word} ${name}`, name, type, provinceCode, firstDay, '', '', lon, lat].join(',')
})
writeFileSync(registerPath, `${[header, ...kept, ...rows].join('\n')}\n`)

if (populationPath !== undefined) {
  const people = communes.map(([code, , , , , population]) => `${code},${/^\d+$/.test(population) ? population : ''}`)
  writeFileSync(populationPath, `${['code,population', ...people].join('\n')}\n`)
}
process.stdout.write(`${rows.length} communes and ${kept.length} other units in ${registerPath}\n`)
