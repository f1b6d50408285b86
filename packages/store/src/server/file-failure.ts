import { StoreError } from '../store-error.ts'

function errnoOf(error: unknown): string | null {
  if (error === null || typeof error !== 'object' || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** True when a file operation failed with one of these system error codes. */
export function isErrno(error: unknown, ...codes: readonly string[]): boolean {
  const code = errnoOf(error)
  return code !== null && codes.includes(code)
}

/** Turns a failed file operation on `path` into one sentence that names the remedy. */
export function fileFailure(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error
  if (isErrno(error, 'ENOSPC', 'EDQUOT'))
    return new StoreError('no_space', `Ổ đĩa chứa ${path} đã đầy: dọn bớt rồi chạy lại.`, { cause: error })
  if (isErrno(error, 'EACCES', 'EPERM'))
    return new StoreError(
      'no_permission',
      `Không ghi được vào ${path}: cấp quyền cho người dùng đang chạy, hoặc đặt DATA_DIR sang thư mục khác.`,
      { cause: error },
    )
  if (isErrno(error, 'EROFS'))
    return new StoreError('no_permission', `${path} nằm trên ổ chỉ đọc: đặt DATA_DIR sang thư mục ghi được.`, {
      cause: error,
    })
  if (isErrno(error, 'ENOTDIR', 'EEXIST'))
    return new StoreError('no_permission', `${path} phải là thư mục: đổi tên tệp trùng tên rồi chạy lại.`, {
      cause: error,
    })
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreError('failed', `Không dùng được ${path}: ${reason}.`, { cause: error })
}
