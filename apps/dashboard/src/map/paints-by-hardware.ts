/** Names under which browsers run WebGL on the processor: Chromium, Mesa, Windows. */
const bySoftware = /swiftshader|llvmpipe|softpipe|software|basic render/i

/**
 * Whether this browser paints WebGL by graphics hardware. Painted by the processor, one map costs more than
 * thirty tiles together; it is better drawn as SVG then, which is painted only where it changes.
 */
export function paintsByHardware(newCanvas: () => HTMLCanvasElement = () => document.createElement('canvas')): boolean {
  const context = newCanvas().getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (context === null) return false
  const named = context.getExtension('WEBGL_debug_renderer_info')
  const renderer: unknown = context.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return !bySoftware.test(String(renderer))
}
