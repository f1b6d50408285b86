import { createServer } from 'node:net'

/** Throws one sentence when a port cannot be listened on; `setting` is the variable that moves it. */
export async function requireFreePort(port: number, setting: string): Promise<void> {
  const problem = await tryPort(port)
  if (problem === null) return
  if (problem === 'EACCES')
    throw new Error(`Không được phép mở cổng ${port}: đặt ${setting} từ 1024 trở lên. (Port ${port} needs privileges.)`)
  throw new Error(
    `Cổng ${port} đang bị chương trình khác dùng (có thể sản phẩm đã chạy): dừng nó hoặc đặt ${setting} khác. (Port ${port} is in use.)`,
  )
}

function tryPort(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)))
  })
}
