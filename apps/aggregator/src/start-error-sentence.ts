import { StoreError } from '@toan-canh/store'
import { CatalogueError } from './catalogue/read-yaml.ts'
import { SettingsError } from './settings/read-settings.ts'

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** The sentences for people when the start fails for a reason that they can remove; `null` for what is a fault of ours. */
export function startErrorSentence(error: unknown, port: number): string | null {
  if (error instanceof SettingsError) return error.message
  if (error instanceof CatalogueError) return `Danh mục cấu hình sai:\n${error.message}`
  if (error instanceof StoreError) return error.message
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Cổng ${port} đang có chương trình khác dùng: hãy tắt chương trình đó hoặc đặt PORT khác`
    case 'EACCES':
      return `Không có quyền mở cổng ${port} hoặc ghi thư mục dữ liệu: hãy đặt PORT từ 1024 trở lên và kiểm tra quyền của DATA_DIR`
    case 'ENOSPC':
      return 'Đĩa đã đầy: hãy dọn đĩa hoặc đặt DATA_DIR ở nơi còn chỗ'
    case 'ECONNREFUSED':
      return 'Không nối được PostgreSQL ở DATABASE_URL: hãy kiểm tra địa chỉ và máy chủ'
    default:
      return null
  }
}
