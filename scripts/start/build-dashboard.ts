import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = [
  'apps/dashboard/**/*',
  'packages/{calendar,contract,live}/src/**/*',
  'package-lock.json',
  'vite.config.ts',
]

/** True when the built dashboard is absent or older than any file it is built from. */
export async function isDashboardStale(root: string): Promise<boolean> {
  const built = await stat(join(root, 'dist/dashboard/index.html')).catch(() => null)
  if (!built) return true
  for await (const path of glob(SOURCES, { cwd: root, exclude: ['**/node_modules/**', '**/*.test.*'] })) {
    const source = await stat(join(root, path)).catch(() => null)
    if (source?.isFile() && source.mtimeMs > built.mtimeMs) return true
  }
  return false
}

/** Builds the dashboard into `dist/dashboard`; throws the builder's last words. */
export function buildDashboard(root: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root }, (error, stdout, stderr) => {
      if (!error) return resolve()
      reject(new Error(`${stdout}${stderr}\nKhông dựng được giao diện (vite build): sửa lỗi trên rồi chạy lại.`))
    })
  })
}
