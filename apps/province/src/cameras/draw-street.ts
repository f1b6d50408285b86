/** Size of the sample's pictures, and after how many seconds the street looks the same again. */
export const street = { width: 320, height: 180, seconds: 26 } as const

type Colour = readonly [number, number, number]

const vehicles: readonly {
  readonly y: number
  readonly long: number
  readonly tall: number
  readonly rounds: number
  readonly from: number
  readonly colour: Colour
}[] = [
  { y: 92, long: 34, tall: 16, rounds: 3, from: 0.1, colour: [176, 58, 46] },
  { y: 96, long: 12, tall: 10, rounds: 5, from: 0.55, colour: [40, 70, 120] },
  { y: 124, long: 52, tall: 24, rounds: -2, from: 0.3, colour: [222, 214, 190] },
  { y: 130, long: 14, tall: 12, rounds: -4, from: 0.8, colour: [60, 120, 80] },
  { y: 150, long: 16, tall: 14, rounds: -5, from: 0.05, colour: [150, 110, 40] },
]

/** ẢNH MẪU, a mark a pixel of three by three. */
const words = [
  '..##........................##.#............',
  '...#.......................#..#.............',
  '..#..........................#..............',
  '............................#.#.............',
  '.###..#...#.#...#....#...#..###..#...#......',
  '#...#.##..#.#...#....##.##.#...#.#...#......',
  '#...#.#.#.#.#####....#.#.#.#...#.#...#......',
  '#####.#..##.#...#....#...#.#####.#...#......',
  '#...#.#...#.#...#....#...#.#...#.#...#......',
  '#...#.#...#.#...#....#...#.#...#..###.......',
] as const

/** A street with traffic at a moment of its round, as RGBA; it says in words that it is a sample. */
export function drawStreet(second: number): Buffer {
  const { width, height, seconds } = street
  const data = Buffer.alloc(width * height * 4, 255)
  function fill(x: number, y: number, long: number, tall: number, colour: Colour): void {
    for (let row = Math.max(0, y); row < Math.min(height, y + tall); row += 1)
      for (let column = Math.max(0, x); column < Math.min(width, x + long); column += 1)
        data.set(colour, (row * width + column) * 4)
  }
  fill(0, 0, width, 60, [168, 190, 204])
  for (let house = 0; house < 8; house += 1)
    fill(house * 42 - 8, 22 + ((house * 13) % 24), 38, 60, [150 - (house % 3) * 18, 138 - (house % 4) * 10, 122])
  fill(0, 78, width, height - 78, [92, 92, 94])
  for (let mark = 0; mark < 9; mark += 1) fill(mark * 40, 117, 20, 3, [224, 220, 206])
  for (const { y, long, tall, rounds, from, colour } of vehicles) {
    const along = (((from + (rounds * second) / seconds) % 1) + 1) % 1
    fill(Math.round(along * (width + long)) - long, y, long, tall, colour)
  }
  for (const [row, line] of words.entries())
    for (const [column, mark] of line.split('').entries())
      if (mark === '#') fill(10 + column * 3, 143 + row * 3, 3, 3, [255, 255, 255])
  return data
}
