/** A straight line through points by least squares, and how sure its slope is. */
export interface Slope {
  /** Units of y to one unit of x. */
  readonly slope: number
  /** The bounds of the slope at 95 %, both sides: the true one lies between them if the rests are independent. */
  readonly from: number
  readonly to: number
}

const simpsonSteps = 2_000
const halvings = 60
const inside = 0.95

/** The integral of cos^power from 0 to an angle, by Simpson's rule. */
function cosinePower(angle: number, power: number): number {
  const step = angle / simpsonSteps
  let sum = 1 + Math.cos(angle) ** power
  for (let at = 1; at < simpsonSteps; at += 1) sum += (at % 2 === 1 ? 4 : 2) * Math.cos(at * step) ** power
  return (sum * step) / 3
}

/**
 * The t beyond which, to both sides together, lies 1 − `share` of Student's distribution. With t = √ν·tan θ its density
 * is proportional to cos^(ν−1) θ, so that no gamma function is needed.
 */
export function studentT(degrees: number, share: number): number {
  const whole = cosinePower(Math.PI / 2, degrees - 1)
  let [low, high] = [0, Math.PI / 2]
  for (let round = 0; round < halvings; round += 1) {
    const middle = (low + high) / 2
    if (cosinePower(middle, degrees - 1) / whole < share) low = middle
    else high = middle
  }
  return Math.sqrt(degrees) * Math.tan(low)
}

/** The slope through points, with its bounds at 95 %; throws when there are fewer than three or all stand at one x. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope {
  const count = points.length
  if (count < 3) throw new Error(`${count} points have no slope that could be bounded`)
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  if (spread === 0) throw new Error('all points stand at one place')
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
  const rests = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0)
  const reach = studentT(count - 2, inside) * Math.sqrt(rests / (count - 2) / spread)
  return { slope, from: slope - reach, to: slope + reach }
}
