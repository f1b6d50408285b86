// The package's own types describe its CommonJS build; the bundler takes the ES build, whose default export is the class.
declare module 'echarts-for-react/esm/core' {
  import type { ComponentType, CSSProperties } from 'react'

  interface EChartsReactCoreProps {
    readonly echarts: object
    readonly option: object
    readonly style?: CSSProperties
    readonly opts?: { readonly renderer: 'canvas'; readonly width: number; readonly height: number }
    readonly replaceMerge?: readonly string[]
    readonly lazyUpdate?: boolean
    readonly autoResize?: boolean
  }
  const EChartsReactCore: ComponentType<EChartsReactCoreProps>
  export default EChartsReactCore
}
