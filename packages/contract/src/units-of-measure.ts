/** How many times the plain unit a scale word means; the longer words first, since they begin with the shorter ones. */
const scales: readonly (readonly [word: string, times: number])[] = [
  ['nghìn tỷ', 1e12],
  ['tỷ', 1e9],
  ['triệu', 1e6],
  ['nghìn', 1e3],
]

/** Other names, and other units of the same kind: each as so many of the plain one. */
const others: Readonly<Record<string, readonly [plain: string, times: number]>> = {
  đ: ['đồng', 1],
  vnd: ['đồng', 1],
  vnđ: ['đồng', 1],
  'đồng việt nam': ['đồng', 1],
  us$: ['usd', 1],
  $: ['usd', 1],
  'đô la mỹ': ['usd', 1],
  kg: ['tấn', 1e-3],
  tạ: ['tấn', 0.1],
  m2: ['ha', 1e-4],
  'm²': ['ha', 1e-4],
  km2: ['ha', 100],
  'km²': ['ha', 100],
  hecta: ['ha', 1],
  km: ['m', 1e3],
  cm: ['m', 1e-2],
  mm: ['m', 1e-3],
  kwh: ['wh', 1e3],
  mwh: ['wh', 1e6],
  gwh: ['wh', 1e9],
  '‰': ['%', 0.1],
  'phần trăm': ['%', 1],
}

interface Reckoned {
  readonly plain: string
  readonly times: number
}

function spelt(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll('ngàn', 'nghìn')
    .replaceAll(/\btỉ(?= |$)/g, 'tỷ')
}

function reckon(measure: string): Reckoned {
  const text = spelt(measure)
  const scale = scales.find(([word]) => text === word || text.startsWith(`${word} `))
  const [word, times] = scale ?? ['', 1]
  // A scale without a unit counts money: offices write "tỷ" for "tỷ đồng".
  const rest = text.slice(word.length).trim() || 'đồng'
  const [plain, part] = others[rest] ?? [rest, 1]
  return { plain, times: times * part }
}

/** How many of `to` one of `from` is: 0,001 for triệu đồng → tỷ đồng; `null` when they measure different things. */
export function conversionOf(from: string, to: string): number | null {
  const [given, wanted] = [reckon(from), reckon(to)]
  return given.plain === wanted.plain ? given.times / wanted.times : null
}
