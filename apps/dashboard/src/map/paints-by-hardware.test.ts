import { describe, expect, it } from 'vitest'
import { paintsByHardware } from './paints-by-hardware.ts'

const names = { UNMASKED_RENDERER_WEBGL: 37_446 }

function canvasWith(answer: (options: unknown) => unknown): () => HTMLCanvasElement {
  return () => Object.assign(Object.create(null), { getContext: (_kind: string, options: unknown) => answer(options) })
}

function contextOf(renderer: string, onLose: () => void = () => undefined, isNamed = true) {
  const extensions: Record<string, unknown> = {
    WEBGL_lose_context: { loseContext: onLose },
    ...(isNamed && { WEBGL_debug_renderer_info: names }),
  }
  return {
    RENDERER: 7_937,
    getExtension: (name: string) => extensions[name] ?? null,
    getParameter: (name: number) => (name === names.UNMASKED_RENDERER_WEBGL || !isNamed ? renderer : 'WebKit WebGL'),
  }
}

describe(paintsByHardware, () => {
  it('asks for a context that is not slow', () => {
    const asked: unknown[] = []
    const isFast = paintsByHardware(canvasWith((options) => (asked.push(options), null)))
    expect(isFast).toBe(false)
    expect(asked).toEqual([{ failIfMajorPerformanceCaveat: true }])
  })

  it.each([
    ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 630, OpenGL 4.6)', true],
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)), SwiftShader driver)', false],
    ['llvmpipe (LLVM 15.0.6, 256 bits)', false],
    ['ANGLE (Microsoft, Microsoft Basic Render Driver, D3D11)', false],
    ['Mali-G78', true],
  ])('judges %s by its name', (renderer, isHardware) => {
    expect(paintsByHardware(canvasWith(() => contextOf(renderer)))).toBe(isHardware)
  })

  it('takes the common name where browsers hide the other', () => {
    expect(paintsByHardware(canvasWith(() => contextOf('llvmpipe', undefined, false)))).toBe(false)
  })

  it('gives the context back, as browsers have few', () => {
    let given = 0
    paintsByHardware(canvasWith(() => contextOf('Mali-G78', () => (given += 1))))
    expect(given).toBe(1)
  })
})
