/** Steps in which the dashed part of a rim grows: more cannot be told apart, and each is an image of its own. */
export const rimSteps = 24

/** What a cluster shows: how many stand together, and how much of them is down. */
export interface ClusterFace {
  readonly count: number
  /** 0 to 1. */
  readonly share: number
}

const prefix = 'cluster'

/** Reads the name of the image of a cluster, `cluster/<count>/<steps of the rim that are down>`; `null` for any other. */
export function clusterOf(name: string): ClusterFace | null {
  const [kind, count, step, extra] = name.split('/')
  if (kind !== prefix || extra !== undefined) return null
  const face = { count: Number(count), share: Number(step) / rimSteps }
  return Number.isFinite(face.count) && Number.isFinite(face.share) ? face : null
}

/** Half the width of a cluster in author pixels (VISUAL §8). */
export function clusterRadius(count: number): number {
  return 26 + 1.9 * Math.sqrt(count)
}
