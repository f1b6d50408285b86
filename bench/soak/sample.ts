/** What one output held at one moment, after its garbage was collected. */
export interface OutputSample {
  readonly output: string
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
  /** Documents, those of frames among them. */
  readonly documents: number
  /** WebGL contexts that are alive. */
  readonly contexts: number
  readonly framesPerSecond: number
}

export interface Sample extends OutputSample {
  /** Minutes since the wall stood. */
  readonly minute: number
}

export const measures = ['heapMb', 'nodes', 'listeners', 'documents', 'contexts', 'framesPerSecond'] as const
