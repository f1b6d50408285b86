import type { Sample } from './sample.ts'

const width = 960
const height = 360
const margin = 48
const colours = ['#0b6e4f', '#b3541e', '#31589c', '#8a3b7f']
const stepMb = 5

function line(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
}

/** The heap of every output over time as a drawing, from zero on. */
export function heapCurveSvg(samples: readonly Sample[]): string {
  const minutes = Math.max(1, ...samples.map(({ minute }) => minute))
  const top = Math.ceil(Math.max(1, ...samples.map(({ heapMb }) => heapMb)) / stepMb) * stepMb
  const x = (minute: number) => margin + (minute / minutes) * (width - 2 * margin)
  const y = (mb: number) => height - margin - (mb / top) * (height - 2 * margin)
  const rules = Array.from({ length: top / stepMb + 1 }, (_, at) => at * stepMb).map(
    (mb) =>
      `<path d="M${margin} ${y(mb)}H${width - margin}" stroke="#ccc"/><text x="${margin - 8}" y="${y(mb) + 4}" text-anchor="end">${mb}</text>`,
  )
  const curves = [...Map.groupBy(samples, ({ output }) => output)].map(([output, own], index) => {
    const colour = colours[index % colours.length]
    const points = line(own.map(({ minute, heapMb }) => [x(minute), y(heapMb)]))
    const label = `<text x="${width - margin + 4}" y="${y(own.at(-1)?.heapMb ?? 0) + 4}" fill="${colour}">${output}</text>`
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="1.5"/>${label}`
  })
  const axis = `<text x="${margin}" y="${height - 12}">0</text><text x="${width - margin}" y="${height - 12}" text-anchor="end">${minutes.toFixed(0)} min</text>`
  const title = `<text x="${margin}" y="24">heap after collection, MB</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">${title}${rules.join('')}${axis}${curves.join('')}</svg>\n`
}
